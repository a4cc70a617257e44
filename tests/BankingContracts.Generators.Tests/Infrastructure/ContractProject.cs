using BankingContracts.ContractModel;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Steps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BankingContracts.Generators.Tests.Infrastructure;

/// <summary>A pipeline's project in memory: edit its contracts, and run the generator as a build or an editor does.</summary>
internal sealed class ContractProject
{
    private readonly Dictionary<string, AdditionalText> _files = new(StringComparer.Ordinal);
    private readonly string? _rootNamespace;
    private AdditionalText? _report;
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    /// <param name="steps">The generator's steps, if they are others.</param>
    /// <param name="rootNamespace">What the build says.</param>
    /// <param name="tracksSteps">
    /// Whether a run says why its steps ran. No build and no editor asks for that, and with it the compiler loses items in runs after a removal;
    /// see docs/decisions/generator-steps.md.
    /// </param>
    public ContractProject(ContractSteps? steps = null, string? rootNamespace = "Sample", bool tracksSteps = false)
    {
        _rootNamespace = rootNamespace;
        _compilation = GeneratedCode.Compilation().WithAssemblyName("Sample.Pipeline");
        _driver = CSharpGeneratorDriver.Create(
            [(steps is null ? new ContractGenerator() : new ContractGenerator(steps)).AsSourceGenerator()],
            parseOptions: GeneratedCode.ParseOptions,
            optionsProvider: new BuildOptions(rootNamespace),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracksSteps));
    }

    /// <summary>A project with the sample contracts.</summary>
    public static ContractProject Sample(ContractSteps? steps = null, bool tracksSteps = false)
    {
        var project = new ContractProject(steps, tracksSteps: tracksSteps);
        foreach (var (path, text) in SampleContracts.All)
            project.Put(path, text);
        return project;
    }

    /// <summary>Adds or overwrites a file below the contracts folder.</summary>
    public ContractProject Put(string path, string text)
    {
        var file = new ContractFile(BuildOptions.Folder + path, text);
        _driver = _files.TryGetValue(path, out var old)
            ? _driver.ReplaceAdditionalText(old, file)
            : _driver.AddAdditionalTexts([file]);
        _files[path] = file;
        return this;
    }

    /// <summary>Adds or overwrites what the check of the SQL found in the files as they are now.</summary>
    public ContractProject Check(params ContractDiagnostic[] findings)
    {
        var sources = _files.Select(static f => new ContractSource(f.Value.Path, f.Key, f.Value.GetText()!.ToString()));
        var report = new CheckReport(CheckedInput.Hash(sources), findings.ToEquatableArray(), default);
        return PutReport(report);
    }

    /// <summary>Adds what the analysis of the SQL of a model or test knows of it as the files are now.</summary>
    public ContractProject Analyze(params (string Query, QueryFacts Facts)[] queries)
    {
        var files = _files.Select(static f => new ContractSource(f.Value.Path, f.Key, f.Value.GetText()!.ToString())).ToList();
        var pipeline = PipelineResolver.Resolve([.. files.Where(ContractFiles.IsYaml).Select(ContractReader.Read)], [.. files.Where(ContractFiles.IsSql)]);
        var inputs = new QueryInputs(pipeline.Models);
        var analyzed = queries.Select(q => pipeline.Models.FirstOrDefault(m => m.Name == q.Query) is { } model
            ? new CheckedQuery(q.Query, false, inputs.Of(model), q.Facts)
            : new CheckedQuery(q.Query, true, inputs.Of(pipeline.SingularTests.Single(t => t.Test.Name == q.Query)), q.Facts));
        return PutReport(new CheckReport(CheckedInput.Hash(files), default, analyzed.ToEquatableArray()));
    }

    private ContractProject PutReport(CheckReport report)
    {
        var file = new ContractFile(BuildOptions.SqlCheckReport, report.Write());
        _driver = _report is null ? _driver.AddAdditionalTexts([file]) : _driver.ReplaceAdditionalText(_report, file);
        _report = file;
        return this;
    }

    /// <summary>Replaces a stretch of text in a file; it must stand there.</summary>
    public ContractProject Edit(string path, string old, string text)
    {
        var before = _files[path].GetText()!.ToString();
        Assert.Contains(old, before, StringComparison.Ordinal);
        return Put(path, before.Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>Deletes a file.</summary>
    public ContractProject Delete(string path)
    {
        _driver = _driver.RemoveAdditionalTexts([_files[path]]);
        _files.Remove(path);
        return this;
    }

    /// <summary>
    /// Reads all files again, in the order of their paths, as a compiler that keeps its generators between two builds
    /// (<c>/features:enable-generator-cache</c>).
    /// </summary>
    public ContractProject ReadAgain()
    {
        foreach (var (path, file) in _files.ToList())
            _files[path] = Again(file);
        _report = _report is null ? null : Again(_report);
        _driver = _driver
            .WithUpdatedAnalyzerConfigOptions(new BuildOptions(_rootNamespace))
            .ReplaceAdditionalTexts([.. _files.Values.Concat(_report is null ? [] : [_report]).OrderBy(static f => f.Path, StringComparer.Ordinal)]);
        return this;

        static ContractFile Again(AdditionalText file) => new(file.Path, file.GetText()!.ToString());
    }

    /// <summary>Adds C# to the project.</summary>
    public ContractProject AddCode(string text)
    {
        _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, GeneratedCode.ParseOptions));
        return this;
    }

    /// <summary>Sets a rule's severity as NoWarn and .globalconfig do.</summary>
    public ContractProject Configure(string rule, ReportDiagnostic severity)
    {
        var options = _compilation.Options;
        _compilation = _compilation.WithOptions(
            options.WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.SetItem(rule, severity)));
        return this;
    }

    /// <summary>Runs the generator over the files as they are now.</summary>
    public GeneratorRun Run()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var output, out _, TestContext.Current.CancellationToken);
        return new GeneratorRun(Assert.Single(_driver.GetRunResult().Results), output);
    }
}
