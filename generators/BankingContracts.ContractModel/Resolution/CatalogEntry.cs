using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>A model that others may refer to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How its rows are made.</param>
/// <param name="Parsed">Its contract; for a quarantine table, the contract of the staging model.</param>
internal sealed record CatalogEntry(string Name, ModelKind Kind, ParsedContract Parsed)
{
    /// <summary>The contract.</summary>
    public ModelContract Contract => Parsed.Contract;

    /// <summary>The places of the parts of the contract.</summary>
    public PositionMap Positions => Parsed.Positions;

    /// <summary>The layer; a quarantine table belongs to staging.</summary>
    public Layer Layer => Contract.Layer;

    /// <summary>The place of the name.</summary>
    public SourceSpan NameSpan => Positions.Value("name");

    /// <summary>The name and layer by which other models refer to it.</summary>
    public ModelReference Reference => new(Name, Layer);

    /// <summary>Entries are compared by identity: each name is in a catalog only once, and contracts are large.</summary>
    public bool Equals(CatalogEntry? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode();
}
