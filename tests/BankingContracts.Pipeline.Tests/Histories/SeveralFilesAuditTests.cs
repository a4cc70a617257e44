using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Pipeline.Tests.Engines;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Pipeline.Tests.Histories;

/// <summary>After several files of one source in a run, audits count what all of them changed: what counting whole tables gives.</summary>
public sealed class SeveralFilesAuditTests
{
    private const int Seeds = 6;
    private const int Runs = 4;

    private static readonly AuditDefinition[] Audits =
    [
        Audit("row_of_source", "src_card", "select * from src_card where (spending = '5') is true") with { FailingCondition = SqlText.Portable("(spending = '5') is true") },
        Audit("key_of_source", "src_card", "select card_id, count(*) as row_count from src_card group by card_id having count(*) > 0") with { Links = [new("card_id", "src_card", "card_id")] },
        Audit("whole_source", "src_card", "select * from src_card where note is null"),
        Audit("row_of_holders", "src_holder", "select * from src_holder where (holder_id = 'c') is true") with { FailingCondition = SqlText.Portable("(holder_id = 'c') is true") },
        Audit("row_of_staging", "stg_card", "select * from stg_card where (limit_amount > 5) is true") with { FailingCondition = SqlText.Portable("(limit_amount > 5) is true") },
        Audit("row_of_quarantine", "quarantine_stg_card", "select * from quarantine_stg_card where (card_id is null) is true") with { FailingCondition = SqlText.Portable("(card_id is null) is true") },
        Audit("row_of_history", "snap_card", "select * from snap_card where (dbt_valid_to is null) is true") with { FailingCondition = SqlText.Portable("(dbt_valid_to is null) is true") },
    ];

    [Theory]
    [InlineData("row_of_source", 3)]
    [InlineData("key_of_source", 3)]
    [InlineData("whole_source", 3)]
    public async Task AnAuditOnASourceCountsTheRowsOfAllFiles(string audit, int failing)
    {
        using var diary = DuckDbDiary.Of(Audited("card"));
        await diary.DayAsync(("cards", ["c1,1,5,,U,1"]));

        var result = await diary.LastDayAsync(("cards_2.csv", ["c2,1,5,,U,1"]), ("cards_3.csv", ["c3,1,5,,U,1"]));

        Assert.Equal(failing, result.Audits.Single(a => a.Audit.Name == audit).FailingRows);
    }

    [Fact]
    public async Task ARowThatOneFileBringsAndTheNextRemovesIsNotCounted()
    {
        using var diary = DuckDbDiary.Of(Audited("card"));
        await diary.DayAsync(("cards", ["c1,1,5,,U,1"]));

        var result = await diary.LastDayAsync(("cards_2.csv", ["c2,1,5,,U,1", "c1,1,6,,U,1"]), ("cards_3.csv", ["c2,1,5,,D,1"]));

        Assert.Equal(0, result.Audits.Single(a => a.Audit.Name == "row_of_source").FailingRows);
    }

    [Theory]
    [MemberData(nameof(AllSeeds))]
    public async Task CountsAreThoseOfWholeTablesWhateverFilesCome(int seed)
    {
        var random = new Random(seed);
        var subject = Audited("card", "holder");
        var batches = subject.Batches(random);
        using var bench = new Workbench(subject, new DuckDbFile());
        for (var run = 0; run < Runs; run++)
        {
            var step = new Episode(batches.NextFiles());
            await bench.PlayAsync(step);
            var counted = bench.LastResult!.Audits.Select(a => (a.Audit.Name, a.FailingRows));
            var whole = (await bench.CheckAsync()).Audits.Select(a => (a.Audit.Name, a.FailingRows));
            Assert.Equal(whole.Order(), counted.Order());
        }
    }

    public static TheoryData<int> AllSeeds => [.. Enumerable.Range(1, Seeds)];

    private static Subject Audited(params string[] entities)
    {
        var subject = Subject.Of(entities);
        return subject with { Pipeline = subject.Pipeline with { SingularAudits = [.. Audits.Where(a => subject.Pipeline.Find(a.Model) is not null)] } };
    }

    private static AuditDefinition Audit(string name, string model, string failing) => new()
    {
        Name = name,
        Type = AuditType.Singular,
        Model = model,
        Layer = ModelLayer.Source,
        Severity = AuditSeverity.Warn,
        FailingRows = SqlText.Portable(failing),
        Reads = [model],
        Fingerprint = name,
    };
}
