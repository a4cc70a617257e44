using System.Globalization;

namespace BankingContracts.Benchmarks.Data;

/// <summary>Rows of Customer.csv. One in two hundred has one of the faults that the sample files show.</summary>
internal static class Customers
{
    public const string Header = "CustomerID,Name,HasLoan";
    public const string Missing = ",,";

    /// <summary>The number of the first customer.</summary>
    public const long FirstNumber = 1_000_000;

    private const int Kind = 2;
    private const int FaultyOneIn = 200;
    private const int QuotedOneIn = 50;

    private static readonly string[] FirstNames =
    [
        "Ada", "Bram", "Chiara", "Dmitri", "Elif", "Fatima", "Günther", "Hélène", "Ingrid", "João", "Karin", "Liam", "Mei Ling", "Niamh",
        "Oskar", "Priya", "Rhys", "Sanna", "Teodor", "Una", "Zita",
    ];

    private static readonly string[] LastNames =
    [
        "Lindqvist", "de Vries", "Rossi", "Volkov", "Yılmaz", "Zahra", "Müller", "Dubois", "Sørensen", "Pereira", "Weiß", "O'Connor", "Tan",
        "Keller", "Mensah", "Fernández", "Wójcik", "Haddad", "Raman", "Korhonen", "Ionescu", "Byrne", "Svobodová", "Horváth",
    ];

    private static readonly string[] Loans = ["Yes", "No", "yes", "no", "Y", "N", "true", "false", "1", "0", "", "n/a", " Yes "];

    private static readonly Func<string, string, string, string>[] Faults =
    [
        static (_, name, loan) => $",{name},{loan}",
        static (_, name, loan) => $"n/a,{name},{loan}",
        static (id, name, loan) => $"{id}.0,{name},{loan}",
        static (id, name, loan) => $"C{id},{name},{loan}",
        static (_, name, loan) => $"2147483648,{name},{loan}",
        static (id, _, loan) => $"{id},,{loan}",
        static (id, _, loan) => $"{id},N/A,{loan}",
        static (id, name, _) => $"{id},{name},maybe",
        static (id, _, _) => $"{id},none,perhaps",
        static (id, name, _) => $"{id},{name}",
        static (id, name, loan) => $"{id},{name},{loan},extra",
        static (id, name, loan) => $"{id},{name},{loan}\n{id}, {name} ,{loan}",
        static (id, name, _) => $"{id},{name},Yes\n{id},{name},No",
    ];

    /// <summary>The number of customer <paramref name="row"/>.</summary>
    public static string Id(long row) => (FirstNumber + row).ToString(CultureInfo.InvariantCulture);

    /// <summary>Customer <paramref name="row"/>: a line, or several.</summary>
    public static string Row(long row, int version)
    {
        var stable = Dice.For(Kind, row, 0);
        var name = $"{stable.Pick<string>(0, FirstNames)} {stable.Pick<string>(1, LastNames)} {stable.Throw(2, 1000)}";
        if (stable.Throw(3, QuotedOneIn) == 0)
            name = $"\"{name}, Jr.\"";

        // Every version of a customer has another answer, so that the updates of the second day are some.
        var loan = Loans[(int)((stable.Throw(4, Loans.Length) + version) % Loans.Length)];
        var id = Id(row);
        return stable.Throw(5, FaultyOneIn) == 0
            ? stable.Pick<Func<string, string, string, string>>(6, Faults)(id, name, loan)
            : $"{id},{name},{loan}";
    }
}
