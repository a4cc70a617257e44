using System.Collections.Immutable;
using BankingContracts.ContractModel;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Compile;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Lineage;
using BankingContracts.ContractModel.Locking;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Emit;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Steps;

/// <summary>
/// The generator's steps. Each step turns its own failure into BKC9999 at the place of the input. So a failure on one contract does not hide
/// the other contracts, and the compiler never drops the whole generator.
/// </summary>
/// <param name="read">Reads a file.</param>
/// <param name="resolve">Combines the files.</param>
/// <param name="compile">Gives a model its SQL. For a quarantine table it also gets the staging model, and the conditions that engines get in their own words.</param>
internal sealed class ContractSteps(
    Func<ContractSource, ParsedFile> read,
    Func<IReadOnlyList<ParsedFile>, IReadOnlyList<ContractSource>, ResolvedPipeline> resolve,
    Func<ResolvedModel, ResolvedModel?, EquatableArray<CheckedCondition>, CompiledModel> compile)
{
    /// <summary>The steps of the contract model.</summary>
    public static ContractSteps Default { get; } = new(ContractReader.Read, PipelineResolver.Resolve, ModelCompiler.Compile);

    /// <summary>Reads one YAML file.</summary>
    public ParsedFile ReadFile(ContractSource source, CancellationToken token) => Guard(
        () => read(source),
        e => new ParsedFile(source.Path, default, default, null, new([Failure("reading this file", e, source.Path)])),
        token);

    /// <summary>Starts to read one YAML file, at the same time as other files.</summary>
    public UnderWay<ContractSource, ParsedFile> StartReading(ContractSource source, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return new(source, s => ReadFile(s, CancellationToken.None));
    }

    /// <summary>Combines all files.</summary>
    public ResolvedContracts Resolve(
        (ImmutableArray<ParsedFile> Contracts, ImmutableArray<ContractSource> Queries) files, CancellationToken token) => Guard(
        () =>
        {
            var contracts = files.Contracts.OrderBy(static f => f.Path, StringComparer.Ordinal).ToArray();
            var queries = files.Queries.OrderBy(static f => f.Path, StringComparer.Ordinal).ToArray();
            return ResolvedContracts.Of(resolve(contracts, queries), contracts);
        },
        e => ResolvedContracts.Of(new ResolvedPipeline(default, default, new([Failure("resolving the pipeline", e, "")])), []),
        token);

    /// <summary>What breaks a promise of the lock file; nothing without one.</summary>
    public static EquatableArray<ContractDiagnostic> CheckLock(
        ((ImmutableArray<ParsedFile> Locks, ResolvedContracts Contracts) Left, ImmutableArray<ParsedFile> Files) input, CancellationToken token) => Guard(
        () => input.Left.Locks.Select(static f => f.Lock).FirstOrDefault(static l => l is not null) is { } locked
            ? LockCheck.Run(input.Left.Contracts.Pipeline, input.Files, locked)
            : default,
        e => new([Failure("checking the lock file", e, input.Left.Locks[0].Path)]),
        token);

    /// <summary>What is known about the queries. If nothing is known, runs are only slower.</summary>
    public static CheckedQueries CheckedQueries((ResolvedContracts Contracts, ImmutableArray<CheckReport> Reports) input, CancellationToken token) => Guard(
        () => Steps.CheckedQueries.Of(input.Contracts.Pipeline, input.Reports),
        static _ => Steps.CheckedQueries.None,
        token);

    /// <summary>Writes one model's file.</summary>
    public EmittedFile EmitModel(EmitInput model, CancellationToken token) => Emit(
        HintNames.Of(model.Input.Model),
        () => ModelEmitter.Emit(Compile(model.Input), model.Settings.RootNamespace),
        $"compiling '{model.Input.Model.Name}'",
        model.Input.Path,
        token);

    /// <summary>Starts to write one model's file, at the same time as other files.</summary>
    public UnderWay<EmitInput, EmittedFile> StartEmitting((ModelInput Input, BuildSettings Settings) model, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return new(new(model.Input, model.Settings), m => EmitModel(m, CancellationToken.None));
    }

    private CompiledModel Compile(ModelInput input) => compile(input.Model, input.Staging, input.Conditions) with
    {
        Row = input.Row,
        Facts = input.Facts,
        Lineage = ModelFacts.Of(input.Model, input.Staging, input.Facts),
    };

    /// <summary>Writes the pipeline's file.</summary>
    public static EmittedFile EmitPipeline((PipelineOutline Outline, BuildSettings Settings) pipeline, CancellationToken token) => Emit(
        HintNames.Pipeline,
        () => PipelineEmitter.Emit(
            pipeline.Settings.RootNamespace,
            pipeline.Settings.AssemblyName,
            pipeline.Outline.Models,
            pipeline.Outline.SingularTests.Select(static t => AuditCompiler.Compile(t.Test, t.Facts, t.Columns)),
            pipeline.Outline.Schedules,
            pipeline.Outline.Alerts,
            pipeline.Outline.HasExamples),
        "compiling the pipeline",
        "",
        token);

    /// <summary>Writes the file with the examples; a pipeline without examples has none.</summary>
    public static EmittedFile EmitExamples((ExampleList Examples, BuildSettings Settings) input, CancellationToken token) => input.Examples.All.Count == 0
        ? new EmittedFile(HintNames.Examples, null, null)
        : Emit(HintNames.Examples, () => ExampleEmitter.Emit(input.Settings.RootNamespace, input.Examples.All), "compiling the examples", "", token);

    private static EmittedFile Emit(string hintName, Func<string> emit, string doing, string path, CancellationToken token) => Guard(
        () => new EmittedFile(hintName, emit(), null),
        e => new EmittedFile(hintName, null, Failure(doing, e, path)),
        token);

    private static T Guard<T>(Func<T> step, Func<Exception, T> failed, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        try
        {
            return step();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return failed(e);
        }
    }

    private static ContractDiagnostic Failure(string doing, Exception e, string path) =>
        ContractDiagnostic.Create(InternalRules.InternalError, SourceSpan.StartOf(path), doing, e.GetType().Name + ", " + e.Message);
}
