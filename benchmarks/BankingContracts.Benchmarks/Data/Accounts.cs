using System.Globalization;

namespace BankingContracts.Benchmarks.Data;

/// <summary>Rows of accounts.csv. One in two hundred has one of the faults that the sample files show.</summary>
internal static class Accounts
{
    public const string Header = "AccountID,CustomerID,Balance,AccountType";
    public const string Missing = ",,,";

    private const int Kind = 1;
    private const int FaultyOneIn = 200;
    private const int OrphanOneIn = 1000;
    private const long FirstNumber = 100_000_000;
    private const int UnknownCustomers = 900_000_000;
    private const long Cents = 4_000_000;

    private static readonly string[] Types = ["Savings", "Savings", "savings", "SAVINGS", " Savings ", "Checking", "checking", "CHECKING"];

    private static readonly Func<string, string, string, string, string>[] Faults =
    [
        static (_, owner, balance, type) => $",{owner},{balance},{type}",
        static (_, owner, balance, type) => $"n/a,{owner},{balance},{type}",
        static (id, _, balance, type) => $"{id},,{balance},{type}",
        static (id, _, balance, type) => $"{id},none,{balance},{type}",
        static (id, owner, balance, type) => $"{id},{owner}.0,{balance},{type}",
        static (id, _, balance, type) => $"{id},1e3,{balance},{type}",
        static (id, _, balance, type) => $"{id},0x1F,{balance},{type}",
        static (id, _, balance, type) => $"{id},3000000000,{balance},{type}",
        static (id, owner, _, type) => $"{id},{owner},,{type}",
        static (id, owner, _, type) => $"{id},{owner},abc,{type}",
        static (id, owner, _, type) => $"{id},{owner},\"1,000.00\",{type}",
        static (id, owner, _, type) => $"{id},{owner},NaN,{type}",
        static (id, owner, _, type) => $"{id},{owner},.5,{type}",
        static (id, owner, _, type) => $"{id},{owner},12.340,{type}",
        static (id, owner, _, type) => $"{id},{owner},10000000000000000,{type}",
        static (id, owner, _, type) => $"{id},{owner},-250.00,{type}",
        static (id, owner, balance, _) => $"{id},{owner},{balance},Investment",
        static (id, owner, balance, _) => $"{id},{owner},{balance},",
        static (id, _, _, _) => $"{id},x,-1,loan",
        static (id, owner, balance, _) => $"{id},{owner},{balance}",
        static (id, owner, balance, type) => $"{id},{owner},{balance},{type},extra",
        // Good rows that staging has to work for: copies that collapse, and copies that contradict each other.
        static (id, owner, balance, type) => $"{id},{owner},{balance},{type}\n{id},0{owner},{balance},{type}",
        static (id, owner, balance, type) => $"{id},{owner},{balance},{type}\n{id},{owner},1{balance},{type}",
    ];

    /// <summary>The number of account <paramref name="row"/>; rows beyond the first day's are new accounts.</summary>
    public static string Id(long row) => string.Create(CultureInfo.InvariantCulture, $"ACC{FirstNumber + row}");

    /// <summary>Account <paramref name="row"/> of a bank with <paramref name="customers"/> customers: a line, or several.</summary>
    public static string Row(long row, long customers, int version)
    {
        // The owner and the faults stay when the balance changes.
        var stable = Dice.For(Kind, row, 0);
        var dice = Dice.For(Kind, row, version);
        var cents = dice.Throw(0, Cents);
        var id = Id(row);
        var number = stable.Throw(1, OrphanOneIn) == 0 ? UnknownCustomers : Customers.FirstNumber + stable.Throw(2, customers);
        var owner = number.ToString(CultureInfo.InvariantCulture);
        var balance = string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:00}");
        var type = stable.Pick<string>(3, Types);
        return stable.Throw(4, FaultyOneIn) == 0
            ? stable.Pick<Func<string, string, string, string, string>>(5, Faults)(id, owner, balance, type)
            : $"{id},{owner},{balance},{type}";
    }
}
