using System.Text;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Files that must be refused, by what is wrong with them, with what the message must name beside the file.</summary>
public static class BadFiles
{
    /// <summary>A bad Customer.csv; null is none at all.</summary>
    public sealed record BadFile(byte[]? Content, params string[] Named);

    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, BadFile> ByName { get; } = new Dictionary<string, BadFile>
    {
        ["missing file"] = new(null),
        ["empty file"] = new([]),
        ["only a byte order mark"] = new([.. Encoding.UTF8.Preamble]),
        ["missing column"] = new(TestFiles.Lines("CustomerID,Name", "1,Ada"), "HasLoan"),
        ["extra column"] = new(TestFiles.Lines("CustomerID,Name,HasLoan,City", "1,Ada,yes,Rome"), "City"),
        ["repeated column"] = new(TestFiles.Lines("CustomerID,Name,HasLoan,Name", "1,Ada,yes,Ada"), "Name"),
        ["column in other case"] = new(TestFiles.Lines("customerid,Name,HasLoan", "1,Ada,yes"), "customerid", "CustomerID"),
        ["no header"] = new(TestFiles.Lines("1,Ada,yes", "2,Bob,no"), "CustomerID"),
        ["wrong delimiter"] = new(TestFiles.Lines("CustomerID;Name;HasLoan", "1;Ada;yes"), ";"),
        ["tabs"] = new(TestFiles.Lines("CustomerID\tName\tHasLoan", "1\tAda\tyes")),
        ["not UTF-8"] = new([.. TestFiles.Customers("1,Ada,yes"), .. Encoding.Latin1.GetBytes("2,Jürgen,no\n")], "UTF-8", "3"),
        ["UTF-16"] = new([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("CustomerID,Name,HasLoan\n1,Ada,yes\n")]),
        ["unclosed quote"] = new(TestFiles.Customers("1,Ada,yes", "2,\"Bob,no", "3,Cy,no"), "3"),
        ["unclosed quote far from the end"] =
            new(TestFiles.Customers(["1,Ada,yes", "2,\"Bob,no", .. Enumerable.Range(3, 50_000).Select(i => $"{i},Cy,no")]), "3"),
        ["unclosed quote in the header"] = new(TestFiles.Lines("CustomerID,Name,\"HasLoan", "1,Ada,yes"), "1"),
        ["text after a closing quote"] = new(TestFiles.Customers("1,\"Ada\" Byron,yes"), "2"),
        ["NUL byte"] = new(TestFiles.Customers("1,Ada,yes", "2,B\0b,no"), "3"),
        ["NUL byte in the header"] = new(TestFiles.Lines("CustomerID,Na\0me,HasLoan", "1,Ada,yes"), "1"),
        ["mixed line ends"] = new(TestFiles.Customers("1,Ada,yes\r", "2,Bob,no"), "line end"),
        ["lone carriage returns"] = new("CustomerID,Name,HasLoan\r1,Ada,yes\r2,Bob,no\r"u8.ToArray()),
    };
}
