using System.Globalization;

namespace BankingContracts.Server.Demo;

/// <summary>What goes wrong with the rows of a made-up day.</summary>
internal static class DemoFaults
{
    private const int Week = 7;

    // Each kind of fault comes and goes on days of its own.
    private static readonly string[] AccountFaults =
    [
        "ACC9001,1001,-50.00,savings",
        "ACC9002,1002,12.345,checking",
        "ACC9003,1003,870.00,platinum",
        "ACC9004,,120.00,savings",
        "ACC9005,1005,about 90,checking",
        "ACC9006,1006",
        "ACC9007,1007,10.00,savings,EUR",
        "ACC9008,1008,99999999999999999999.00,savings",
        "AccountID,CustomerID,Balance,AccountType",
        "ACC9010,abc,15.00,checking",
    ];

    private static readonly string[] CustomerFaults = ["9101,,No", "x-17,Nobody,No", "9103,Wim Peeters,perhaps", "9104,Ona Petrova"];

    /// <summary>Broken rows of accounts for a day.</summary>
    /// <param name="day">The day, from 0.</param>
    public static IEnumerable<string> Accounts(int day)
    {
        for (var kind = 0; kind < AccountFaults.Length; kind++)
        {
            if ((day + (kind * 3)) % Week < 3)
                yield return AccountFaults[kind];
        }

        // Two rows of one key that say different things, and a customer who is not known.
        if (day % 5 == 2)
        {
            yield return "ACC9020,1010,100.00,savings";
            yield return "ACC9020,1010,250.00,savings";
        }

        if (day % 4 != 0)
            yield return "ACC9030,9999,75.00,savings";
        if (day % 6 == 1)
            yield return "ACC9031,1011,42.00,checking";
        if (day % 6 == 1)
            yield return "ACC9031,1011,42.00,checking";
        for (var i = 0; i < Spike(day); i++)
            yield return string.Create(CultureInfo.InvariantCulture, $"ACC91{i:00},1012,{i}.0{i:00}5,savings");
    }

    /// <summary>Broken rows of customers for a day.</summary>
    /// <param name="day">The day, from 0.</param>
    public static IEnumerable<string> Customers(int day) => CustomerFaults.Where((_, kind) => (day + (kind * 2)) % Week < 2);

    private static int Spike(int day) => day switch { 5 => 9, 6 => 14, _ => 0 };
}
