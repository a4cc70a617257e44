using System.Text;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Sequences of deliveries, by what they show. The oracle says what each must lead to.</summary>
public static class Scenarios
{
    private static readonly string[] Customers = ["1,Ada Byron,yes", "2,Bob Kay,no", "\"3\",\"Mills, Cy\",n"];

    private static readonly string[] Accounts =
        ["A1,1,9999.99,savings", "A2,1,10000.00,savings", "B1,2,19999.99,Savings", "B2,2,500,checking", "C1,3,20000,SAVINGS"];

    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, Delivered[]> ByName { get; } = new Dictionary<string, Delivered[]>
    {
        ["the sample data, twice"] = [Samples, Samples],
        ["the same files again"] = [Base, Base, Base],
        ["a balance changed"] = [Base, WithAccounts(("A1,1,9999.99,savings", "A1,1,10000.01,savings"))],
        ["a balance written differently"] = [Base, WithAccounts(("A2,1,10000.00,savings", "A2,01,+10000,Savings "))],
        ["a balance changed and back"] = [Base, WithAccounts(("A1,1,9999.99,savings", "A1,1,1,savings")), Base],
        ["savings became checking"] = [Base, WithAccounts(("A1,1,9999.99,savings", "A1,1,9999.99,checking"))],
        ["the only savings account became checking"] = [Base, WithAccounts(("C1,3,20000,SAVINGS", "C1,3,20000,checking"))],
        ["checking became savings"] = [Base, WithAccounts(("B2,2,500,checking", "B2,2,500,savings"))],
        ["an account changed hands"] = [Base, WithAccounts(("A1,1,9999.99,savings", "A1,2,9999.99,savings"))],
        ["a loan was granted"] = [Base, WithCustomers(("2,Bob Kay,no", "2,Bob Kay,yes"))],
        ["a customer was renamed"] = [Base, WithCustomers(("2,Bob Kay,no", "2,Bob Quay,no"))],
        ["a customer was written differently"] = [Base, WithCustomers(("2,Bob Kay,no", " 02 ,BOB KAY,0"))],
        ["an account deleted and returned"] = [Base, WithAccounts(("A1,1,9999.99,savings", null)), Base],
        ["a customer deleted and returned"] = [Base, WithCustomers(("1,Ada Byron,yes", null)), Base],
        ["a customer and the accounts deleted and returned"] =
            [Base, Delivered.Lines(Customers[1..], Accounts[2..]), Base],
        ["an account went to quarantine and came back"] = [Base, WithAccounts(("A1,1,9999.99,savings", "A1,1,9999.999,savings")), Base],
        ["a customer went to quarantine and came back"] = [Base, WithCustomers(("1,Ada Byron,yes", "1,,yes")), Base],
        ["a conflict came and went"] =
            [Base, WithCustomers(("1,Ada Byron,yes", "1,Ada Byron,yes\n1,Ada Byron,no")), Base],
        ["a conflict grew and was settled"] =
        [
            Base,
            WithAccounts(("A1,1,9999.99,savings", "A1,1,9999.99,savings\nA1,1,1,savings")),
            WithAccounts(("A1,1,9999.99,savings", "A1,1,9999.99,savings\nA1,1,1,savings\nA1,1,1.0,savings")),
            WithAccounts(("A1,1,9999.99,savings", "A1,1,1,savings")),
        ],
        ["copies came and went"] =
        [
            Base,
            WithCustomers(("1,Ada Byron,yes", "1,Ada Byron,yes\n1,Ada Byron,yes\n01,ADA BYRON,y")),
            WithCustomers(("1,Ada Byron,yes", "1,Ada Byron,yes\n01,ADA BYRON,y")),
            WithCustomers(("1,Ada Byron,yes", "01,ADA BYRON,y")),
            Base,
        ],
        ["ragged rows came, stayed and went"] =
        [
            Base,
            WithAccounts(("B2,2,500,checking", "B2,2,500\nB3,2,500,checking,x,\nB4,2,500,checking,,")),
            WithAccounts(("B2,2,500,checking", "B2,2,500\nB2,2,500\nB4,2,500,checking")),
            Base,
        ],
        ["a bad row changed its reason"] =
            [Base, WithAccounts(("B2,2,500,checking", "B2,2,5oo,checking")), WithAccounts(("B2,2,500,checking", "B2,2,-500,checking"))],
        ["only the order of rows changed"] = [Base, Delivered.Lines([.. Customers.Reverse()], [.. Accounts.Reverse()])],
        ["only customers came"] = [Delivered.Lines(Customers, [])],
        ["only accounts came"] = [Delivered.Lines([], Accounts), Base],
        ["both files became empty"] = [Base, Delivered.Lines([], []), Base],
        ["a header without rows or line end"] = [new("CustomerID,Name,HasLoan"u8.ToArray(), TestFiles.Accounts(Accounts)), Base],
        ["carriage returns"] = [new(CarriageReturns(Base.Customers), CarriageReturns(Base.Accounts)), Base],
        ["a byte order mark"] = [Base, new([.. Encoding.UTF8.Preamble, .. Base.Customers], [.. Encoding.UTF8.Preamble, .. Base.Accounts])],
        ["no last line end"] = [Base, new(Base.Customers[..^1], Base.Accounts[..^1])],
        ["columns in another order under padded names"] =
        [
            Base,
            new(
                TestFiles.Lines(" HasLoan,Name ,\"CustomerID\"", "yes,Ada Byron,1", "no,Bob Kay,2", "n,\"Mills, Cy\",3"),
                TestFiles.Accounts(Accounts)),
        ],
        ["blank lines and line ends within quotes"] =
            [new(TestFiles.Customers("", "1,\"Ada\nByron\",yes", "", "2,\" Bob\n\",no"), TestFiles.Accounts("", "A1,\"1\n\",\"\n5\",savings"))],
        ["the largest amounts"] =
        [
            Delivered.Lines(
                Customers,
                [
                    "A1,1,9999999999999999.99,savings", "A2,1,9999999999999999.99,savings", "A3,1,9999999999999999.98,savings",
                    "B1,2,9999999999999999.99,savings", "B2,2,0,savings", "B3,2,0.01,savings", "C1,3,10000000000000000,savings",
                ]),
        ],
        ["keys that differ in case only"] = [Delivered.Lines(Customers, ["a1,1,1,savings", "A1,1,2,savings"])],
        ["texts that look like SQL"] =
            [Delivered.Lines(["1,Robert'); drop table stg_customer;--,yes", "2,100% _x_ \\n,no"], ["$run_at,1,1,savings", "'A''1,2,1,savings"])],
        ["the whole history with full refreshes"] =
        [
            Base with { Options = ["--full-refresh"] },
            WithAccounts(("A1,1,9999.99,savings", "A1,1,5,savings")) with { Options = ["--full-refresh"] },
            Base with { Options = ["--full-refresh"] },
            Base with { Options = ["--full-refresh"] },
        ],
    };

    private static Delivered Samples => new(TestFiles.SampleCustomers, TestFiles.SampleAccounts);

    private static Delivered Base => Delivered.Lines(Customers, Accounts);

    private static Delivered WithCustomers((string From, string? To) change) => Delivered.Lines(Replace(Customers, change), Accounts);

    private static Delivered WithAccounts((string From, string? To) change) => Delivered.Lines(Customers, Replace(Accounts, change));

    private static string[] Replace(string[] lines, (string From, string? To) change) =>
        [.. lines.Select(l => l == change.From ? change.To : l).OfType<string>()];

    private static byte[] CarriageReturns(byte[] file) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace("\n", "\r\n", StringComparison.Ordinal));
}
