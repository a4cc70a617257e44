using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.Generators.Naming;

/// <summary>The names of generated files.</summary>
internal static class HintNames
{
    /// <summary>The pipeline's file.</summary>
    public const string Pipeline = "ContractPipeline.g.cs";

    /// <summary>The file with the examples.</summary>
    public const string Examples = "ContractExamples.g.cs";

    /// <summary>A model's file: <c>layer.model.g.cs</c>.</summary>
    public static string Of(ResolvedModel model)
    {
        // The compiler refuses most punctuation. A rule reports a name with punctuation, but a pipeline may lower its severity.
        var name = string.Concat(model.Name.Select(static c => char.IsLetterOrDigit(c) || c == '_' ? c.ToString() : $"-{(int)c:x4}"));
        return model.Layer.ToString().ToLowerInvariant() + "." + name + ".g.cs";
    }
}
