using System.Globalization;
using BankingContracts.Pipeline.Tests.Proof;

namespace BankingContracts.Pipeline.Tests.Deferred;

/// <summary>
/// The algorithms hold where no transaction spans the tables: after any sequence of batches, and a fault at any statement of any run, the tables are
/// the oracle's. <c>BANKINGCONTRACTS_PROOF_SEEDS=FIRST-LAST</c> runs other seeds, for a night.
/// </summary>
public sealed class DeferredSequenceTests
{
    private const string Variable = "BANKINGCONTRACTS_PROOF_SEEDS";
    private const int LastSeed = 40;
    private const int MostStatements = 300;

    [Fact]
    public async Task TablesAreTheOraclesWhateverHappensToTheSession()
    {
        var (first, last) = Seeds();
        for (var seed = first; seed <= last; seed++)
        {
            if (await FaultAsync(seed) is { } fault)
                Assert.Fail($"Seed {seed}: {fault}");
        }
    }

    private static async Task<string?> FaultAsync(int seed)
    {
        var (random, sequence) = (new Random(seed), Sequence.Of(seed));
        if (sequence.Subject.Pipeline.Models.Any(m => m.Exports.Count > 0))
            return null;
        var faults = new List<Fault>();
        using var workbench = new Workbench(sequence.Subject, database => new DeferredEngine(database))
        {
            Faulty = database => new DeferredEngine(database, NextFault()),
        };
        try
        {
            foreach (var step in sequence.Steps)
                await workbench.PlayAsync(step);
            return null;
        }
#pragma warning disable CA1031 // Whatever goes wrong is the finding.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"{string.Join(", ", faults)}\n{exception.Message}\n{sequence}";
        }

        Fault NextFault()
        {
            faults.Add(new Fault((FaultKind)random.Next(5), random.Next(1, MostStatements)));
            return faults[^1];
        }
    }

    private static (int First, int Last) Seeds()
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split('-') is not [var first, var last])
            return (1, LastSeed);
        return (int.Parse(first, CultureInfo.InvariantCulture), int.Parse(last, CultureInfo.InvariantCulture));
    }
}
