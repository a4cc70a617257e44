using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.SqlCheck.Examples;

/// <summary>Makes the definition of an example that the generator writes as C#.</summary>
internal static class ExampleDefinitions
{
    /// <summary>The definition of <paramref name="example"/>.</summary>
    public static ExampleDefinition Of(ExampleContract example) => new(
        example.Name,
        example.Model,
        [.. example.Batches.Select(static b => new Runtime.Definitions.ExampleBatch(b.RunAt, [.. b.Given.Select(static t => new Runtime.Definitions.ExampleTable(t.Model, Rows(t.Rows)))]))],
        Expected(example.Expected))
    {
        Description = example.Description,
        File = example.File,
    };

    private static Runtime.Definitions.ExampleExpectation Expected(ContractModel.Model.ExampleExpectation expected) => new()
    {
        Rows = expected.Rows is { } rows ? Rows(rows) : null,
        Contains = expected.Contains is { } contains ? Rows(contains) : null,
        Quarantined = expected.Quarantined is { } quarantined ? Rows(quarantined) : null,
        Count = expected.Count,
        OrderBy = [.. expected.OrderBy],
    };

    private static IReadOnlyList<Runtime.Definitions.ExampleRow> Rows(EquatableArray<ContractModel.Model.ExampleRow> rows) =>
        [.. rows.Select(static r => new Runtime.Definitions.ExampleRow([.. r.Cells.Select(static c => c.Column)], [.. r.Cells.Select(static c => c.Value)]) { Line = r.Line })];
}
