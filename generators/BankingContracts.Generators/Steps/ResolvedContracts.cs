using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Steps;

/// <summary>
/// The pipeline, and its models by the YAML file that they come from. Each file is emitted separately, because the compiler compares a step's
/// outputs by position. In one common list, a new or removed model would move all models after it.
/// </summary>
/// <param name="Pipeline">The whole pipeline.</param>
/// <param name="Models">The models to emit, by path.</param>
internal sealed record ResolvedContracts(ResolvedPipeline Pipeline, ILookup<string, ModelInput> Models)
{
    /// <summary>
    /// The models of <paramref name="pipeline"/>, each with the one of <paramref name="files"/> that it comes from; the files are ordered by
    /// path. If two models would share a generated file, only the first is emitted. Another step reports the conflict as a contract error.
    /// </summary>
    public static ResolvedContracts Of(ResolvedPipeline pipeline, IEnumerable<ParsedFile> files)
    {
        var models = ByName(pipeline.Models, static m => m.Name);
        var paths = ByName(files.SelectMany(static f => f.Contracts, static (f, c) => (c.Contract.Name, f.Path)), static p => p.Name);
        var rows = CSharpNames.Rows(pipeline.Models);
        var inputs = pipeline.Models
            .GroupBy(HintNames.Of, StringComparer.OrdinalIgnoreCase)
            .Select(static clash => clash.First())
            .Select(m => (Model: m, Staging: m.Kind == ModelKind.Quarantine ? models[m.Input!] : null))
            .Select(m => new ModelInput(m.Model, m.Staging, rows[new(m.Model.Name, m.Model.Layer)], paths[(m.Staging ?? m.Model).Name].Path));
        return new ResolvedContracts(pipeline, inputs.ToLookup(static m => m.Path, StringComparer.Ordinal));
    }

    /// <summary>The models of the file at <paramref name="path"/>.</summary>
    public IEnumerable<ModelInput> ModelsFrom(string path) => Models[path];

    private static Dictionary<string, T> ByName<T>(IEnumerable<T> items, Func<T, string> name) => items
        .GroupBy(name, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
}
