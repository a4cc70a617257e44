using BankingContracts.Engine.Specification.Oracle;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Every kind of bad field, between good rows, in one run each.</summary>
public sealed class BadRowTests
{
    private static readonly string[] Fields =
    [
        "", " ", "\t", "null", "NULL", " n/a ", "None", "nil", "-", "+", "0", "-0", "00", "+7", "-7", "007", "1.0", "1.", ".5", "5.", "1e3",
        "1E3", "0x1F", "1_000", "\"1,000\"", "1 000", "NaN", "inf", "Infinity", "abc", "2147483647", "2147483648", "-2147483648",
        "-2147483649", "9999999999999999", "10000000000000000", "00000000000000000000000000000000000000000000001", "9999999999999999.99",
        "99999999999999999999999999999999999999999999", "12.34", "12.340", "12.3", "-0.00", "-0.001", "-0.01", "0.001", "+.5", "--1", "1-",
        "٣", "１", "½", "$1", "1%", "yes", "Y", "TRUE", "1", "no", "n", "False", "maybe", "savings", "SAVINGS ", "\"Checking\"", "saving",
        "\u00A01", "1\u00A0", "\"\"", "\" \"\" \"", "Ä ö ß É", "'", "O'Neill", "a;b", "NULL NULL", "\"\n1\n\"", "\"\t1\"",
    ];

    public static TheoryData<string> CustomerLines => ["{0},Ada,yes", "7,{0},yes", "7,Ada,{0}"];

    public static TheoryData<string> AccountLines => ["{0},1,5.00,savings", "K,{0},5.00,savings", "K,1,{0},savings", "K,1,5.00,{0}"];

    [Theory]
    [MemberData(nameof(CustomerLines))]
    public Task ACustomersFieldIsCleanedOrQuarantined(string line) =>
        CompareAsync(Fields.Select(f => Line(line, f)), f => new(TestFiles.Customers(f), TestFiles.Accounts("A1,1,5,savings")));

    [Theory]
    [MemberData(nameof(AccountLines))]
    public Task AnAccountsFieldIsCleanedOrQuarantined(string line) =>
        CompareAsync(Fields.Select(f => Line(line, f)), f => new(TestFiles.Customers("1,Ada,yes"), TestFiles.Accounts(f)));

    // Keys are made distinct, or almost all rows would only conflict.
    private static async Task CompareAsync(IEnumerable<string> lines, Func<string[], Delivered> deliver)
    {
        using var history = new History();
        await history.AddAsync(deliver([.. lines.Select(Distinct)]) with { Options = ["--allow-mass-quarantine"] });
    }

    private static string Line(string line, string field) => line.Replace("{0}", field, StringComparison.Ordinal);

    private static string Distinct(string line, int number) =>
        line.StartsWith("7,", StringComparison.Ordinal) || line.StartsWith("K,", StringComparison.Ordinal)
            ? $"{line[..1].Replace("7", "1", StringComparison.Ordinal)}{number}{line[1..]}"
            : line;
}
