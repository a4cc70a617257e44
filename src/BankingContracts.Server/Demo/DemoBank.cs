using System.Globalization;

namespace BankingContracts.Server.Demo;

/// <summary>A made-up bank whose customers and accounts change from day to day; the same seed gives the same days.</summary>
internal sealed class DemoBank
{
    private const int Seed = 369;
    private const int FirstCustomer = 1001;
    private const int CustomersAtFirst = 120;
    private const int MovesADay = 14;

    private static readonly string[] FirstNames = ["Ada", "Bram", "Chiara", "Dario", "Elin", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Katya", "Luca", "Maren", "Noor", "Otto", "Petra"];
    private static readonly string[] LastNames = ["Lindqvist", "de Vries", "Rossi", "Kovacs", "Brandt", "Haddad", "Nilsson", "Marek", "Silva", "Weiss", "Ivanova", "Costa", "Jansen"];

    // Made-up data must be the same each time.
#pragma warning disable CA5394
    private readonly Random _random = new(Seed);
    private readonly SortedDictionary<int, Customer> _customers = [];
    private readonly SortedDictionary<int, Account> _accounts = [];

    /// <summary>The bank on its first day.</summary>
    public DemoBank()
    {
        for (var i = 0; i < CustomersAtFirst; i++)
            Join();
    }

    /// <summary>One day goes by: money moves, customers come, accounts are closed.</summary>
    public void NextDay()
    {
        var numbers = _accounts.Keys.ToList();
        for (var i = 0; i < MovesADay; i++)
        {
            var number = numbers[_random.Next(numbers.Count)];
            var account = _accounts[number];
            _accounts[number] = account with { Balance = Math.Max(0, account.Balance + Money(-900, 1400)) };
        }

        Join();
        _accounts.Remove(numbers[_random.Next(numbers.Count)]);
        var borrower = FirstCustomer + _random.Next(_customers.Count);
        _customers[borrower] = _customers[borrower] with { HasLoan = !_customers[borrower].HasLoan };
    }

    /// <summary>The lines of the file of customers, with its header.</summary>
    public IEnumerable<string> CustomerLines() =>
        _customers.Select(c => $"{c.Key},{c.Value.Name},{(c.Value.HasLoan ? "Yes" : "No")}").Prepend("CustomerID,Name,HasLoan");

    /// <summary>The lines of the file of accounts, with its header.</summary>
    public IEnumerable<string> AccountLines() => _accounts
        .Select(a => string.Create(CultureInfo.InvariantCulture, $"ACC{a.Key:0000},{a.Value.Owner},{a.Value.Balance:0.00},{a.Value.Type}"))
        .Prepend("AccountID,CustomerID,Balance,AccountType");

    private void Join()
    {
        var customer = FirstCustomer + _customers.Count;
        _customers[customer] = new($"{FirstNames[_random.Next(FirstNames.Length)]} {LastNames[_random.Next(LastNames.Length)]}", _random.Next(3) == 0);
        for (var i = _random.Next(1, 3); i > 0; i--)
            _accounts[_accounts.Keys.LastOrDefault() + 1] = new(customer, Money(0, 48_000), _random.Next(2) == 0 ? "savings" : "checking");
    }

    private decimal Money(int least, int most) => _random.Next(least * 100, most * 100) / 100m;
#pragma warning restore CA5394

    private sealed record Customer(string Name, bool HasLoan);

    private sealed record Account(int Owner, decimal Balance, string Type);
}
