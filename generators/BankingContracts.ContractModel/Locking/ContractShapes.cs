using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Locking;

/// <summary>Takes from contracts what is compared, and what the lock file keeps.</summary>
public static class ContractShapes
{
    /// <summary>
    /// All models that have a contract, ordered by layer and ordinal name. Quarantine tables are left out: their columns are those of the source.
    /// </summary>
    public static EquatableArray<ModelShape> Of(ResolvedPipeline pipeline) => Sorted(pipeline.Models.Where(IsLocked).Select(Of));

    /// <summary>The models of a lock file.</summary>
    public static EquatableArray<ModelShape> Of(LockedContracts locked) => Sorted(locked.Models.Select(static m => new ModelShape(m)));

    /// <summary>What the lock file keeps of <paramref name="shapes"/>.</summary>
    public static LockedContracts Promises(IEnumerable<ModelShape> shapes) => new(shapes.Select(static s => s.Promise).ToEquatableArray());

    /// <summary>Whether the lock file keeps the shape of <paramref name="model"/>.</summary>
    internal static bool IsLocked(ResolvedModel model) => model.Kind != ModelKind.Quarantine;

    /// <summary>One model.</summary>
    internal static ModelShape Of(ResolvedModel model) => new(new LockedModel(
        model.Name,
        model.Layer,
        model.Lifecycle.Version,
        model.Lifecycle.VersionOf,
        model.Lifecycle.DeprecatedAfter,
        model.Key,
        model.Exports.OrderBy(static e => e).ToEquatableArray(),
        model.Columns.Select(c => new LockedColumn(c.Name, c.Type, c.IsNotNull, AcceptedValues.Of(model, c))).ToEquatableArray()))
    {
        RenamedFrom = model.RenamedFrom,
        FormerNames = model.Columns.SelectMany(static c => c.RenamedFrom.Select(f => new FormerName(c.Name, f))).ToEquatableArray(),
        Rest = new ContractRest(Descriptions(model), Tests(model), string.Join(" ", model.Tags.OrderBy(static t => t, StringComparer.Ordinal)), Fingerprints.Model(model)),
    };

    private static EquatableArray<ModelShape> Sorted(IEnumerable<ModelShape> shapes) =>
        shapes.OrderBy(static s => s.Promise.Layer).ThenBy(static s => s.Promise.Name, StringComparer.Ordinal).ToEquatableArray();

    private static string Descriptions(ResolvedModel model)
    {
        var text = new CanonicalText(model.Description);
        foreach (var column in model.Columns.Where(static c => c.Description.Length > 0).OrderBy(static c => c.Name, StringComparer.Ordinal))
            text.Add(column.Name, column.Description);
        return text.Hash();
    }

    /// <summary>The tests that the contract declares. Constraints and the values that a test promises are compared as such.</summary>
    private static string Tests(ResolvedModel model)
    {
        var text = new CanonicalText("tests");
        foreach (var test in model.Tests.Where(static t => t.Origin is TestOrigin.DataTest && !AcceptedValues.IsStrict(t.Test)).OrderBy(static t => t.Name, StringComparer.Ordinal))
        {
            text.Add("column", test.Column).Add("type", Words<TestType>.Of(test.Test.Type)).Add("description", test.Test.Description)
                .Add("settings", test.Test.Settings.ToString());
            foreach (var argument in test.Test.Arguments)
                text.Add(argument.Name, argument.Values);
        }

        return text.Hash();
    }
}
