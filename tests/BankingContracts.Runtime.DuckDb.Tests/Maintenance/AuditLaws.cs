using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Tests.Maintenance;

/// <summary>Counting from change sets gives exactly what counting over whole tables gives.</summary>
public sealed class AuditLaws
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task CountsFromChangesEqualWholeCounts(int seed)
    {
        var random = new Random(seed);
        await using var warehouse = await MaintainedWarehouse.OpenAsync(ModelCatalogue.Models);
        foreach (var model in ModelCatalogue.Models.Where(m => m.Upstreams.Count > 0))
            await warehouse.BuildAsync(model.Name, "first load");
        var audits = AuditCatalogue.Audits.Select(a => a with { Links = Shuffled(random, a.Links) }).ToList();
        var before = await WholeAsync(warehouse, audits);
        for (var run = 0; run < 6; run++)
        {
            await warehouse.NextRunAsync();
            await RandomChanges.ApplyAsync(random, warehouse);
            foreach (var model in ModelCatalogue.Models.Where(m => m.Upstreams.Count > 0))
                await warehouse.BuildAsync(model.Name);
            var due = audits.Zip(before, (a, count) => new DueAudit(a, random.Next(20) == 0 ? null : count)).ToList();
            var counts = await warehouse.AuditAsync(due, fewRows: random.Next(5) == 0 ? 1000 : 0);
            before = await WholeAsync(warehouse, audits);
            Assert.Equal(audits.Zip(before, (a, count) => (a.Name, (string?)null, count)), audits.Zip(counts, (a, count) => (a.Name, count.Error, count.FailingRows)));
        }
    }

    public static IEnumerable<TheoryDataRow<int>> Seeds() => Enumerable.Range(100, 8).Select(s => new TheoryDataRow<int>(s));

    private static async Task<List<long>> WholeAsync(MaintainedWarehouse warehouse, IReadOnlyList<AuditDefinition> audits) =>
        [.. (await warehouse.AuditWholeAsync(audits)).Select(c => c.FailingRows)];

    private static List<LinkDefinition> Shuffled(Random random, IReadOnlyList<LinkDefinition> links)
    {
        var shuffled = links.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }
}
