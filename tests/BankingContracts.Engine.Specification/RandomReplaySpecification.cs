using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Engine.Specification;

/// <summary>Whatever came in whatever order: the same files give the same tables, and the records of all runs hold.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class RandomReplaySpecification<TFixture>
    where TFixture : EngineFixture, new()
{
    // Random histories of each pipeline: a replay runs each of them twice.
    private const int Usual = 1;
    private const int Days = 6;

    private static readonly DateTime Start = new(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc);

    /// <summary>The pipelines whose histories are played.</summary>
    public static TheoryData<string> Names => [.. Subjects.Select(s => s.Name)];

    private static IReadOnlyList<Subject> Subjects { get; } =
        [Subject.Banking, Subject.Of("card", "rate", "claim", "holder", "branch"), Subject.Letters, Subject.OfFiles("holder", areParts: true), Subject.OfFiles("branch", areParts: false)];

    /// <summary>Runs leave models out, compute everything again, or fail in between. Files are delivered again under names that were used before.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task AReplayGivesTheSameTables(string name)
    {
        foreach (var seed in Rounds.Seeds(Usual))
        {
            var random = new Random(seed);
            var subject = Subjects.Single(s => s.Name == name);
            using var place = new RunDirectory(Archived(subject.Pipeline), new TFixture());
            var (batches, log) = (subject.Batches(random), new List<string>());
            for (var day = 1; day <= Days; day++)
            {
                place.Deliver(batches.NextFiles());
                var excluded = day > 1 && random.Next(3) == 0 ? place.Pipeline.Models[random.Next(place.Pipeline.Models.Count)].Name + "+" : null;
                var isFullRefresh = random.Next(5) == 0;
                var result = await place.TryRunAsync(Start.AddDays(day), isFullRefresh, observer: null, exclude: excluded is null ? [] : [excluded]);
                log.Add($"day {day}{(excluded is null ? "" : " without " + excluded)}{(isFullRefresh ? " anew" : "")}: {result.ExitCode} {result.Message}");
            }

            await place.AssertRecordsAsync();
            var differences = await place.ReplayAsync();
            Assert.True(differences.Count == 0, $"seed {seed}, {string.Join("; ", log)}: {string.Join("; ", differences)}");
        }
    }

    private static PipelineDefinition Archived(PipelineDefinition pipeline) => pipeline with
    {
        Models = [.. pipeline.Models.Select(m => m.Body is SourceBody source ? m with { Body = source with { IsArchived = true } } : m)],
    };
}
