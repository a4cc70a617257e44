using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Diagnostics;
using BankingContracts.Generators.Steps;
using Microsoft.CodeAnalysis;

namespace BankingContracts.Generators;

/// <summary>
/// Compiles the contracts of a project into C#. It reads the files one by one, resolves them together and writes them one by one, so an edit
/// regenerates only what it changes. Findings are separate from the models, so moving a line regenerates nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ContractGenerator : IIncrementalGenerator
{
    private readonly ContractSteps _steps;

    /// <summary>The generator as the compiler loads it.</summary>
    public ContractGenerator()
        : this(ContractSteps.Default)
    {
    }

    /// <summary>A generator with other steps.</summary>
    internal ContractGenerator(ContractSteps steps) => _steps = steps;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.CompilationProvider
            .Select(static (compilation, _) => compilation.AssemblyName)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => BuildSettings.From(pair.Right, pair.Left))
            .WithTrackingName(StepNames.Settings);

        // After a file was deleted and another one edited, the compiler's own list of changes may name a file twice; see
        // docs/decisions/generator-steps.md.
        var texts = context.AdditionalTextsProvider
            .Collect()
            .SelectMany(static (texts, _) => texts.Distinct());

        var files = texts
            .Combine(context.AnalyzerConfigOptionsProvider)
            .SelectMany(static (pair, token) => ContractFiles.Select(pair.Left, pair.Right, token))
            .WithTrackingName(StepNames.Files);

        var read = files
            .Where(static file => ContractFiles.IsYaml(file))
            .Select(_steps.StartReading)
            .Select(static (file, token) => file.Result)
            .WithTrackingName(StepNames.ReadFile);
        var contracts = read.Where(static file => !file.IsLock);

        var pipeline = contracts.Collect()
            .Combine(files.Where(static file => ContractFiles.IsSql(file)).Collect())
            .Select(_steps.Resolve)
            .WithTrackingName(StepNames.Resolve);

        var reports = texts
            .Combine(context.AnalyzerConfigOptionsProvider)
            .SelectMany(static (pair, token) => CheckFindings.Select(pair.Left, pair.Right, token))
            .Collect();

        var queries = pipeline.Combine(reports)
            .Select(static (pair, token) => ContractSteps.CheckedQueries(pair, token));

        var models = contracts
            .Select(static (file, _) => file.Path)
            .Combine(pipeline)
            .SelectMany(static (pair, _) => pair.Right.ModelsFrom(pair.Left))
            .WithTrackingName(StepNames.Models)
            .Combine(queries)
            .Select(static (pair, _) => pair.Left with { Facts = pair.Right.OfModel(pair.Left.Model.Name), Conditions = pair.Right.Conditions[pair.Left.Model.Name].ToEquatableArray() })
            .WithTrackingName(StepNames.ModelFacts)
            .Combine(settings)
            .Select(_steps.StartEmitting)
            .Select(static (model, token) => model.Result)
            .WithTrackingName(StepNames.EmitModel);

        var outline = pipeline
            .Combine(queries)
            .Combine(models.Select(static (model, _) => model.HintNameIfEmitted).Collect())
            .Select(static (pair, _) => PipelineOutline.Of(pair.Left.Left.Pipeline, pair.Left.Right, pair.Right))
            .WithTrackingName(StepNames.Outline)
            .Combine(settings)
            .Select(static (pair, token) => ContractSteps.EmitPipeline(pair, token))
            .WithTrackingName(StepNames.EmitPipeline);

        var examples = pipeline
            .Select(static (resolved, _) => new ExampleList(resolved.Pipeline.Examples))
            .WithTrackingName(StepNames.Examples)
            .Combine(settings)
            .Select(static (pair, token) => ContractSteps.EmitExamples(pair, token))
            .WithTrackingName(StepNames.EmitExamples);

        var bound = reports
            .Combine(files.Collect())
            .Combine(context.AnalyzerConfigOptionsProvider.Select(CheckFindings.IsChecked))
            .SelectMany(static (pair, token) => CheckFindings.Current(pair, token))
            .Combine(contracts.Collect())
            .Select(static (pair, token) => CheckFindings.Locate(pair, token))
            .WithTrackingName(StepNames.CheckFindings);

        var broken = read.Where(static file => file.IsLock)
            .Collect()
            .Combine(pipeline)
            .Combine(contracts.Collect())
            .Select(static (input, token) => ContractSteps.CheckLock(input, token))
            .WithTrackingName(StepNames.CheckLock);

        context.RegisterSourceOutput(models, static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(outline, static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(read, static (output, file) => Reporting.Report(output, file.Diagnostics));
        context.RegisterSourceOutput(examples, static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(pipeline, static (output, resolved) => Reporting.Report(output, resolved.Pipeline.Diagnostics));
        context.RegisterSourceOutput(broken, static (output, findings) => Reporting.Report(output, findings));
        context.RegisterSourceOutput(bound, static (output, finding) => output.ReportDiagnostic(Reporting.ToDiagnostic(finding.Finding, finding.Related)));
    }
}
