using BankingContracts.Engine.Specification;
using CsCheck;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>The law behind the scenarios: whatever comes in whatever order, the tables are the oracle's.</summary>
public sealed class RandomHistoryTests
{
    private static readonly int Histories = Rounds.AreMany ? 12 : 4;

    private static readonly Gen<string> CustomerLine = Gen.Frequency(
        (12, Line(
            Gen.OneOf("1", "2", "3", "4", "01", " 1 ", "+2", "1", "2", "3"),
            Gen.OneOf("Ada", "ADA ", "Bob", "\"Mills, Cy\"", "Zoë"),
            Gen.OneOf("yes", "no", "", "1", "N/A"))),
        (3, Line(
            Gen.OneOf("1", "2", "x", "", "1.0", "3000000000"), Gen.OneOf("Ada", "", "none"), Gen.OneOf("yes", "maybe"))),
        (1, Gen.OneOf("1", "2,Ada", "3,Ada,yes,no", "3,Cy,no,", "")));

    private static readonly Gen<string> AccountLine = Gen.Frequency(
        (14, Line(
            Gen.OneOf("A", "B", "C", "D", "E", " A", "a"),
            Gen.OneOf("1", "2", "3", "02", "9"),
            Gen.OneOf("0", "0.5", "9999.99", "10000", "10000.00", "19999.99", "20000.00", "9999999999999999.99"),
            Gen.OneOf("savings", "Savings", "savings", "checking"))),
        (3, Line(
            Gen.OneOf("A", "B", "", "n/a"),
            Gen.OneOf("1", "x", ""),
            Gen.OneOf("5", "5.", "-1", "0.001", "10000000000000000", ""),
            Gen.OneOf("savings", "loan", ""))),
        (1, Gen.OneOf("A", "B,1,5", "C,1,5,savings,x", "D,3,5,savings,,", "")));

    // A history picks its lines from one pool, so that rows stay, leave, return and multiply from day to day.
    private static readonly Gen<Delivered[]> Days =
        from customers in CustomerLine.Array[1, 8]
        from accounts in AccountLine.Array[1, 12]
        from days in Day(customers, accounts).Array[2, 5]
        select days;

    [Fact]
    public Task TablesAreTheOraclesAfterEveryDay() => Days.SampleAsync(
        async days =>
        {
            using var history = new History();
            foreach (var day in days)
                await history.AddAsync(day);
        },
        iter: Histories,
        threads: 1,
        print: days => string.Join("\n--\n", days.Select(d => System.Text.Encoding.UTF8.GetString([.. d.Customers, .. d.Accounts]))));

    private static Gen<Delivered> Day(string[] customers, string[] accounts) =>
        from c in Picks(customers)
        from a in Picks(accounts)
        from refresh in Gen.Frequency((4, Gen.Const(Array.Empty<string>())), (1, Gen.Const<string[]>(["--full-refresh"])))
        select Delivered.Lines(c, a, refresh);

    private static Gen<string[]> Picks(string[] pool) => Gen.OneOf(pool).Array[0, pool.Length + 2];

    private static Gen<string> Line(params Gen<string>[] fields) =>
        fields.Skip(1).Aggregate(fields[0], (line, field) => line.SelectMany(l => field.Select(f => $"{l},{f}")));
}
