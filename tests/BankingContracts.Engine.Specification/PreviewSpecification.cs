using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Engine.Specification;

/// <summary>A preview says what the run does after it, and leaves nothing.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class PreviewSpecification<TFixture>
    where TFixture : EngineFixture, new()
{
    private static readonly DateTime Start = new(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc);

    /// <summary>With an edit of the contracts and no new file, then with a new file, then with both.</summary>
    [Fact]
    public async Task APreviewSaysWhatTheRunDoes()
    {
        using var place = new RunDirectory(EditedBanking.With([]), new TFixture());
        place.Deliver(new Dictionary<string, IReadOnlyList<string>?>
        {
            ["Customer.csv"] = ["CustomerID,Name,HasLoan", "1,Ada,yes", "2,Bob,no"],
            ["accounts.csv"] = ["AccountID,CustomerID,Balance,AccountType", "A,1,10.00,savings", "B,2,20.00,savings", "C,2,30.00,savings"],
        });
        await AssertAsync(place, 1, isFirst: true);
        place.Pipeline = EditedBanking.With(["other sums"]);
        var edited = await AssertAsync(place, 2);
        Assert.Equal((0, 3, 0), Counts(edited, "account_summary"));
        Assert.Equal(["A", "B", "C"], edited.Changes.Single(c => c.Model == "account_summary").Rows.Select(r => r.Key.Single().Value));
        place.Deliver(new Dictionary<string, IReadOnlyList<string>?>
        {
            ["accounts.csv"] = ["AccountID,CustomerID,Balance,AccountType", "A,1,11.00,savings", "C,2,30.00,savings", "D,2,x,savings", "E,1,1.00,savings"],
        });
        Assert.Equal((1, 1, 1), Counts(await AssertAsync(place, 3), "account_summary"));
        place.Pipeline = EditedBanking.With(["another column", "copies", "a view", "another name"]);
        place.Deliver(new Dictionary<string, IReadOnlyList<string>?> { ["accounts.csv"] = ["AccountID,CustomerID,Balance,AccountType", "A,1,12.00,savings", "C,2,30.00,savings", "E,1,1.00,savings"] });
        await AssertAsync(place, 4);
        place.Pipeline = EditedBanking.With(["a view", "fewer rows"]);
        await AssertAsync(place, 5);
    }

    private static (long Added, long Changed, long Removed) Counts(RunPreview preview, string model) =>
        preview.Changes.Single(c => c.Model == model) is var change ? (change.Added, change.Changed, change.Removed) : default;

    private static async Task<RunPreview> AssertAsync(RunDirectory place, int day, bool isFirst = false)
    {
        var stored = isFirst ? [] : await RowsAsync(place);
        var preview = await place.PreviewAsync(Start.AddDays(day));
        Assert.True(preview.Result.ExitCode == ExitCode.Done, preview.Result.Message);
        Assert.False(preview.Result.IsCommitted);
        if (!isFirst)
            AssertSame(stored, await RowsAsync(place));
        Assert.False(Directory.Exists(Path.Combine(place.Root, "reports")), "A preview writes no report.");
        var result = await place.TryRunAsync(Start.AddDays(day));
        Assert.True(result.ExitCode == ExitCode.Done, result.Message);
        Directory.Delete(Path.Combine(place.Root, "reports"), recursive: true);
        var after = await RowsAsync(place);
        foreach (var model in place.Pipeline.Models)
            AssertCounts(model, preview.Changes.Single(c => c.Model == model.Name), stored.GetValueOrDefault(model.Name, []), after[model.Name], day);
        return preview;
    }

    private static void AssertCounts(ModelDefinition model, PreviewedChange found, List<Dictionary<string, string?>> before, List<Dictionary<string, string?>> after, int day)
    {
        var columns = model.Columns.Where(c => !c.IsChangedAt).Select(c => c.Name).ToList();
        // A column with another name holds the value of before.
        string Text(Dictionary<string, string?> row, IEnumerable<string> names) => string.Join('|', names.Select(n => row.GetValueOrDefault(n) ?? row.GetValueOrDefault(EditedBanking.OtherNameOf(n)) ?? "NULL"));
        var (was, now) = (before.ConvertAll(r => (Key: Text(r, PastPlanner.IdentityOf(model).Key), Row: Text(r, columns))), after.ConvertAll(r => (Key: Text(r, PastPlanner.IdentityOf(model).Key), Row: Text(r, columns))));
        var (gone, come) = (Without(was, now), Without(now, was));
        var changed = PastPlanner.IdentityOf(model).Key.Count == 0 ? 0 : gone.Select(g => g.Key).Intersect(come.Select(c => c.Key)).Count();
        Assert.True((found.Added, found.Changed, found.Removed) == (come.Count - changed, changed, gone.Count - changed),
            $"{model.Name} on day {day}: {found.Added} added, {found.Changed} changed, {found.Removed} removed; expected {come.Count - changed}, {changed}, {gone.Count - changed}");
    }

    private static List<T> Without<T>(List<T> these, List<T> those)
        where T : notnull
    {
        var left = those.GroupBy(r => r).ToDictionary(g => g.Key, g => g.Count());
        return these.FindAll(r => !left.TryGetValue(r, out var count) || count == 0 || (left[r] = count - 1) < 0);
    }

    private static void AssertSame(Dictionary<string, List<Dictionary<string, string?>>> before, Dictionary<string, List<Dictionary<string, string?>>> after)
    {
        foreach (var (model, rows) in before)
        {
            Assert.Equal(
                rows.Select(r => string.Join('|', r.Select(c => $"{c.Key}={c.Value}"))).Order(StringComparer.Ordinal),
                after[model].Select(r => string.Join('|', r.Select(c => $"{c.Key}={c.Value}"))).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>All rows of all models, with the columns that are stored.</summary>
    private static async Task<Dictionary<string, List<Dictionary<string, string?>>>> RowsAsync(RunDirectory place)
    {
        var tables = new Dictionary<string, List<Dictionary<string, string?>>>();
        await place.ReadAsync(async rows =>
        {
            foreach (var model in place.Pipeline.Models)
            {
                var columns = (await rows.TypesAsync(model)).Select(t => t.Split(' ')[0]).ToList();
                tables[model.Name] = [.. (await rows.OfAsync(model.Name, columns)).Select(r => columns.Zip(r).ToDictionary(p => p.First, p => p.Second))];
            }
        });
        return tables;
    }
}
