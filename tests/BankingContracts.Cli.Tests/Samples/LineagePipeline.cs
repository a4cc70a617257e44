using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Tests.Samples;

/// <summary>A file, its cleaned rows and two marts, one of which counts the other.</summary>
internal static class LineagePipeline
{
    public static PipelineDefinition Definition { get; } = new(
        "Lineage",
        [
            Model("src_a", ModelLayer.Source, [], [new("a_id", ColumnStanding.Nullable, []), new("kind", ColumnStanding.Nullable, [])], []),
            Model(
                "int_a", ModelLayer.Intermediate, ["src_a"],
                [new("a_id", ColumnStanding.Proven, [new("src_a", "a_id", LineageKind.Copy)]), new("label", ColumnStanding.Asserted, [new("src_a", "kind", LineageKind.Expression)], "The ledger says so.", "intermediate/int_a.sql(2,5)")],
                [new("src_a", "kind", LineageKind.Filter)]),
            Model("total", ModelLayer.Marts, ["int_a"], [new("a_count", ColumnStanding.Proven, [new("int_a", "*", LineageKind.Aggregate)])], []),
            Model("unread", ModelLayer.Marts, ["int_a"], [], []),
        ],
        []);

    private static ModelDefinition Model(string name, ModelLayer layer, string[] upstreams, ColumnLineage[] columns, ColumnSource[] filters) => SamplePipeline.Definition.Models[^1] with
    {
        Name = name,
        Layer = layer,
        Upstreams = upstreams,
        Columns = columns.Length == 0
            ? [new ColumnDefinition("a_id", new ColumnType(ColumnKind.Varchar), IsNullable: false)]
            : [.. columns.Select(static c => new ColumnDefinition(c.Column, new ColumnType(ColumnKind.Varchar), c.Standing == ColumnStanding.Nullable))],
        Lineage = () => new(columns, filters),
    };
}
