using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>The shape that consumers rely on, as the lock file has it.</summary>
/// <param name="Models">The models, ordered by layer and ordinal name.</param>
public sealed record LockedContracts(EquatableArray<LockedModel> Models);

/// <summary>What consumers of a model rely on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Layer">Its layer, which is the schema of its table.</param>
/// <param name="Version">The version of its shape.</param>
/// <param name="VersionOf">The model whose further version it is; null if it is the first one.</param>
/// <param name="DeprecatedAfter">The last day on which consumers should read it; null without an end.</param>
/// <param name="Key">Its key columns; empty without a key.</param>
/// <param name="Exports">The formats of its files.</param>
/// <param name="Columns">Its columns, in the order of the table and of its files.</param>
public sealed record LockedModel(
    string Name,
    Layer Layer,
    int Version,
    string? VersionOf,
    CalendarDate? DeprecatedAfter,
    EquatableArray<string> Key,
    EquatableArray<ExportFormat> Exports,
    EquatableArray<LockedColumn> Columns)
{
    /// <summary>The column called <paramref name="name"/>, or null.</summary>
    public LockedColumn? Column(string name) => Columns.FirstOrDefault(c => c.Name == name);
}

/// <summary>What consumers of a column rely on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNotNull">Whether it is never NULL.</param>
/// <param name="AcceptedValues">The only values that it has, in ordinal order; null if it may have any.</param>
public sealed record LockedColumn(string Name, DataType Type, bool IsNotNull, EquatableArray<string>? AcceptedValues);
