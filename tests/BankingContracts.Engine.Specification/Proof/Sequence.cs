using BankingContracts.Engine.Specification.Faults;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>A pipeline and what happens to it.</summary>
/// <param name="Subject">The pipeline.</param>
/// <param name="Steps">The runs.</param>
public sealed record Sequence(Subject Subject, IReadOnlyList<Episode> Steps)
{
    private const int MostSteps = 3;
    private const int MostEvents = 40;
    private const int MostStatements = 300;
    private const int Subjects = 26;

    // A run of the whole pipeline with audits and exports costs as much as ten of a part, one of several sources as much as four.
    private const int Wholes = 4 * Subjects;

    // Shares no factor with the number of subjects, so that each has its turn.
    private const int LookedBack = 9;
    private const int WithViews = 7;

    /// <summary>Whether all tables are compared as of every run, too.</summary>
    public bool IsLookedBackOn { get; init; }

    /// <summary>The sequence that <paramref name="seed"/> stands for.</summary>
    public static Sequence Of(int seed)
    {
        var random = new Random(seed);
        var isLong = seed % (2 * Subjects) < Subjects;
        var subject = (seed % Subjects) switch
        {
            0 => seed % Wholes == 0 ? Subject.Deliveries : Subject.Of("card"),
            1 => isLong ? Subject.AuditedBanking : Subject.Banking,
            2 => isLong ? Subject.Of("card", "holder") : Subject.Of("card"),
            3 => isLong ? Subject.Of("rate", "branch", "claim") : Subject.Of("rate"),
            < 8 => Subject.Banking,
            < 12 => Subject.Of("rate"),
            < 14 => Subject.Of("claim"),
            < 16 => Subject.ClaimsByRevision,
            < 19 => Subject.Of("card"),
            < 22 => Subject.Of("holder"),
            _ => Subject.Of("branch"),
        };
        if (subject != Subject.Deliveries)
            subject = subject.Thinned(random);
        if (seed % WithViews == 0)
            subject = subject.WithViews(random);
        return Over(subject, random) with { IsLookedBackOn = seed % LookedBack == 0 };
    }

    /// <summary>A random sequence over a pipeline.</summary>
    public static Sequence Over(Subject subject, Random random)
    {
        var batches = subject.Batches(random);
        return new(subject, [.. Enumerable.Range(0, random.Next(2, MostSteps + 1)).Select(i => new Episode(i > 0 && random.Next(12) == 0 ? Nothing : batches.NextFiles())
        {
            IsFullRefresh = random.Next(6) == 0,
            IsRepeated = random.Next(8) == 0,
            KilledAt = random.Next(5) == 0 ? random.Next(MostEvents) : null,
        })]);
    }

    /// <summary>The same with an attempt before each run, in which one of some faults happens to the session.</summary>
    public Sequence WithFaults(int seed, IReadOnlyList<FaultKind> kinds)
    {
        var random = new Random(seed);
        return this with { Steps = [.. Steps.Select(s => s with { Fault = new Fault(kinds[random.Next(kinds.Count)], random.Next(1, MostStatements)) })] };
    }

    /// <summary>Plays the sequence; null when the product is right, else what is wrong.</summary>
    public async Task<string?> FaultAsync(EngineFixture fixture)
    {
        using var workbench = new Workbench(Subject, fixture);
        try
        {
            foreach (var step in Steps)
            {
                await workbench.PlayAsync(step);
                if (IsLookedBackOn)
                    await workbench.RememberAsync();
            }

            await workbench.AssertTypesAsync();
            if (IsLookedBackOn)
                await workbench.AssertPastAsync();
            return null;
        }
#pragma warning disable CA1031 // Whatever goes wrong is the finding.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.Message;
        }
    }

    /// <summary>A smaller sequence that is wrong too: steps, then flags, then lines are left out as long as it stays so.</summary>
    /// <param name="found">What is wrong with this one.</param>
    /// <param name="fixture">The engine.</param>
    /// <param name="attempts">How many smaller ones are played.</param>
    public async Task<Sequence> ShrunkAsync(string found, EngineFixture fixture, int attempts)
    {
        var smallest = this;
        var isBadInput = IsBadInput(found);
        for (var isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            foreach (var candidate in smallest.Smaller())
            {
                if (attempts-- <= 0)
                    return smallest;
                if (await candidate.FaultAsync(fixture) is not { } fault || IsBadInput(fault) != isBadInput)
                    continue;
                (smallest, isSmaller) = (candidate, true);
                break;
            }
        }

        return smallest;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Subject.Name}\n{string.Join('\n', Steps.Select((s, i) => $"== {i + 1}: {s}"))}";

    private static IReadOnlyDictionary<string, IReadOnlyList<string>?> Nothing => new Dictionary<string, IReadOnlyList<string>?>();

    /// <summary>Leaving out what must be there is another fault.</summary>
    private static bool IsBadInput(string fault) => fault.Contains(nameof(Runtime.ExitCode.BadInput), StringComparison.Ordinal);

    private IEnumerable<Sequence> Smaller()
    {
        if (Steps.Count > 1)
            yield return this with { Steps = [.. Steps.SkipLast(1)] };
        for (var i = 0; i < Steps.Count - 1; i++)
        {
            // A step that goes leaves its files to the next.
            var merged = Steps[i].Files.Concat(Steps[i + 1].Files).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Last().Value);
            yield return this with { Steps = [.. Steps.Take(i), Steps[i + 1] with { Files = merged }, .. Steps.Skip(i + 2)] };
        }

        for (var i = 0; i < Steps.Count; i++)
        {
            var step = Steps[i];
            if (step.KilledAt is not null || step.Fault is not null || step.IsFullRefresh || step.IsRepeated)
                yield return With(i, new Episode(step.Files));
            foreach (var (name, lines) in step.Files.Where(f => f.Value?.Count > 3))
                yield return With(i, step with { Files = new Dictionary<string, IReadOnlyList<string>?>(step.Files) { [name] = [lines![0]] } });
            foreach (var (name, lines) in step.Files)
            {
                yield return With(i, step with { Files = step.Files.Where(f => f.Key != name).ToDictionary() });
                for (var line = 1; line < lines?.Count; line++)
                {
                    var fewer = new Dictionary<string, IReadOnlyList<string>?>(step.Files) { [name] = [.. lines.Take(line), .. lines.Skip(line + 1)] };
                    yield return With(i, step with { Files = fewer });
                }
            }
        }
    }

    private Sequence With(int index, Episode step) => this with { Steps = [.. Steps.Take(index), step, .. Steps.Skip(index + 1)] };
}
