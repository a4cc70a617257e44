using BankingContracts.Engine.Specification.Oracle;
using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Engine.Specification;

/// <summary>As of each run every table shows the rows that stood in it, whatever its contract became.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class PastSpecification<TFixture>
    where TFixture : EngineFixture, new()
{
    private const int Days = 14;

    private static readonly DateTime Start = new(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc);

    /// <summary>The number of random histories.</summary>
    protected virtual int Usual => 1;

    /// <summary>Each day an edit is made or taken back, files come or not, a model is left out of the run or of the contracts, or all is computed again.</summary>
    [Fact]
    public async Task AsOfEachRunStandsWhatTheRunLeft()
    {
        foreach (var seed in Rounds.Seeds(Usual))
            await PlayAsync(new Random(seed), $"seed {seed}");
    }

    private static async Task PlayAsync(Random random, string history)
    {
        using var place = new RunDirectory(EditedBanking.With([]), new TFixture());
        var batches = Subject.Banking.Batches(random);
        var (edits, past, log) = (new HashSet<string>(), new List<Day>(), new List<string>());
        for (var day = 1; day <= Days; day++)
        {
            var edit = day == 1 ? null : EditedBanking.Edits.Keys.ElementAt(random.Next(EditedBanking.Edits.Count));
            if (edit is not null && !edits.Remove(edit))
                edits.Add(edit);
            place.Pipeline = EditedBanking.With(edits);
            // On a day on which all days are compared every table has its contract of today.
            var isCompared = day is Days / 2 or Days;
            var isPartial = day > 1 && !isCompared;
            if (isPartial && random.Next(6) == 0)
                place.Pipeline = place.Pipeline.Without("customer_profile");
            IReadOnlyList<string> excluded = isPartial && random.Next(5) == 0 ? [random.Next(2) == 0 ? "account_summary+" : "int_savings_account_only+"] : [];
            if (day == 1 || random.Next(4) > 0)
                place.Deliver(batches.NextFiles());
            log.Add($"day {day}: {edit}{(excluded.Count > 0 ? " without " + excluded[0] : "")}");
            var result = await place.TryRunAsync(Start.AddDays(day), isFullRefresh: random.Next(5) == 0, observer: null, exclude: excluded);
            Assert.True(result.ExitCode == ExitCode.Done, $"{history}, {string.Join("; ", log)}: {result.Message}");
            var tables = new Dictionary<string, List<Dictionary<string, string?>>>();
            await place.ReadAsync(async rows =>
            {
                foreach (var model in place.Pipeline.Models)
                    tables[model.Name] = await StoredAsync(rows, model, excluded.Count > 0);
            });
            past.Add(new(Start.AddDays(day), tables));
            if (isCompared)
                await AssertAsync(place, edits, past, $"{history}, {string.Join("; ", log)}");
        }
    }

    /// <summary>The rows by column. A model that was left out of a run may still have the columns of its contract of before.</summary>
    private static async Task<List<Dictionary<string, string?>>> StoredAsync(TableRows rows, ModelDefinition model, bool mayBeOld)
    {
        var stored = mayBeOld ? (await rows.TypesAsync(model)).Select(t => t.Split(' ')[0]).ToHashSet() : [];
        List<string> columns = [.. mayBeOld ? stored : model.Columns.Select(c => c.Name)];
        return [.. (await rows.OfAsync(model.Name, columns)).Select(r => columns.Zip(r).ToDictionary(p => p.First, p => p.Second))];
    }

    private static Task AssertAsync(RunDirectory place, HashSet<string> edits, List<Day> past, string history) => place.ReadAsync(async rows =>
    {
        foreach (var day in past)
        {
            foreach (var model in place.Pipeline.Models.Where(m => day.Tables.ContainsKey(m.Name)))
            {
                var columns = model.Columns.Select(c => c.Name).ToList();
                var expected = day.Tables[model.Name]
                    .Select(r => r.ToDictionary(c => EditedBanking.NameOf(c.Key, edits), c => c.Value))
                    .Select(r => (IReadOnlyList<string?>)[.. columns.Select(r.GetValueOrDefault)]).ToList();
                TableAssert.Equal(new ExpectedTable(model.Name, columns, expected), await rows.AsOfAsync(model, day.RunAt), $"as of {day.RunAt:yyyy-MM-dd}; {history}");
            }
        }
    });

    private sealed record Day(DateTime RunAt, Dictionary<string, List<Dictionary<string, string?>>> Tables);
}
