using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>The content of <c>layers.yml</c>, with defaults for missing settings or a missing file.</summary>
/// <param name="Layers">One policy per layer, in layer order.</param>
/// <param name="Abbreviations">Abbreviations that names must not use, with the full word.</param>
public sealed record PipelinePolicy(EquatableArray<LayerPolicy> Layers, EquatableArray<Abbreviation> Abbreviations)
{
    /// <summary>The policy of a pipeline without a <c>layers.yml</c>.</summary>
    public static PipelinePolicy Default { get; } = new(
        new LayerPolicy[]
        {
            new(Layer.Source, "src_", EquatableArray<Layer>.Empty, Materialization.Table, Uniqueness.Audit),
            new(Layer.Staging, "stg_", new([Layer.Source]), Materialization.Table, Uniqueness.Audit),
            new(Layer.Snapshots, "snap_", new([Layer.Staging]), Materialization.Table, Uniqueness.Audit),
            new(Layer.Intermediate, "int_", new([Layer.Snapshots, Layer.Intermediate]), Materialization.Table, Uniqueness.Audit),
            new(Layer.Marts, "", new([Layer.Snapshots, Layer.Intermediate, Layer.Marts]), Materialization.Table, Uniqueness.Constraint),
        }.ToEquatableArray(),
        new Abbreviation[]
        {
            new("acct", "account"), new("addr", "address"), new("amt", "amount"), new("bal", "balance"), new("cd", "code"),
            new("cnt", "count"), new("cust", "customer"), new("desc", "description"), new("dt", "date"), new("nbr", "number"),
            new("num", "number"), new("qty", "quantity"), new("ts", "timestamp"), new("txn", "transaction"),
        }.ToEquatableArray());

    /// <summary>Whether files are kept in the archive, unless their source says otherwise.</summary>
    public bool ArchivesFiles { get; init; }

    /// <summary>The policy of <paramref name="layer"/>.</summary>
    public LayerPolicy this[Layer layer] => Layers[(int)layer];
}
