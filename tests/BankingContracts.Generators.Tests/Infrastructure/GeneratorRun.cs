using System.Globalization;
using BankingContracts.Generators.Steps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BankingContracts.Generators.Tests.Infrastructure;

/// <summary>What one run of the generator gave.</summary>
internal sealed record GeneratorRun(GeneratorRunResult Result, Compilation Output)
{
    /// <summary>The names of the generated files, ordinal order.</summary>
    public IEnumerable<string> Files => Result.GeneratedSources.Select(static s => s.HintName).Order(StringComparer.Ordinal);

    /// <summary>The findings as MSBuild prints them, without the message: <c>marts/x.yml(3,9): error BKC1002</c>.</summary>
    public IEnumerable<string> Findings => Result.Diagnostics
        .Select(static d => $"{Place(d.Location.GetLineSpan())}{d.Severity.ToString().ToLowerInvariant()} {d.Id}")
        .Order(StringComparer.Ordinal);

    /// <summary>The text of a generated file.</summary>
    public string Text(string hintName) => Source(hintName).ToString();

    /// <summary>The models whose text was made anew rather than taken from the run before.</summary>
    public IEnumerable<string> Emitted => Outputs(StepNames.EmitModel)
        .Where(static o => o.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
        .Select(static o => ((EmittedFile)o.Value).HintName)
        .Order(StringComparer.Ordinal);

    /// <summary>Asserts that <paramref name="later"/> has the same files, and took each text from this run.</summary>
    public void AssertSameTexts(GeneratorRun later)
    {
        Assert.Equal(Files, later.Files);
        Assert.All(Files, file => Assert.Same(Source(file), later.Source(file)));
    }

    /// <summary>Why each output of a step is as it is.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) => Outputs(step).Select(static o => o.Reason);

    /// <summary>Why each generated file is as it is.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons => Result.TrackedOutputSteps.Values
        .SelectMany(static steps => steps)
        .SelectMany(static step => step.Outputs)
        .Select(static o => o.Reason);

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string step) =>
        Result.TrackedSteps[step].SelectMany(static s => s.Outputs);

    private SourceText Source(string hintName) => Result.GeneratedSources.Single(s => s.HintName == hintName).SourceText;

    private static string Place(FileLinePositionSpan span) => string.IsNullOrEmpty(span.Path)
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{span.Path[BuildOptions.Folder.Length..]}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): ");
}
