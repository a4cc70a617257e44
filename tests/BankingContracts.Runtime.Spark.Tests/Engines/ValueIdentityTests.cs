using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>Both engines give the same values for the same contracts, files and histories.</summary>
public sealed class ValueIdentityTests
{
    private static readonly int Days = Rounds.AreMany ? 4 : 2;

    private static readonly DateTime Start = new(2026, 1, 1, 6, 30, 0, 250, DateTimeKind.Utc);

    /// <summary>With audits and exports. In the short mode one pipeline is enough; <c>SPEC_ROUNDS</c> plays all of them.</summary>
    [Fact]
    public async Task EveryTableTotalAuditAndExportIsTheSame()
    {
        Subject[] subjects = Rounds.AreMany ? [Subject.AuditedBanking, Subject.Deliveries, Subject.Letters] : [Subject.AuditedBanking];
        foreach (var (subject, seed) in subjects.SelectMany(s => Rounds.Seeds(1).Select(seed => (s, seed))))
        {
            using var twins = new Twins(subject.Pipeline);
            var batches = subject.Batches(new Random(seed));
            for (var day = 0; day < Days; day++)
                await twins.RunAsync(batches.NextFiles(), Start.AddDays(day));
        }
    }
}
