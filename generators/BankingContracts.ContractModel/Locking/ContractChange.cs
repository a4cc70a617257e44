using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Locking;

/// <summary>One change between two states of the contracts.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Model">The model.</param>
/// <param name="Layer">Its layer, the earlier one if it is gone.</param>
/// <param name="Column">The column, by its present name if it has one; null if the change is about the model.</param>
/// <param name="Before">The earlier state; empty if there was none.</param>
/// <param name="After">The present state; empty if there is none.</param>
public sealed record ContractChange(ChangeKind Kind, string Model, Layer Layer, string? Column, string Before, string After)
{
    /// <summary>Whether the contract has a higher version than before, so its consumers are told.</summary>
    public bool IsAnnounced { get; init; }

    /// <summary>What it means to consumers.</summary>
    public ChangeClass Class => Kind switch
    {
        ChangeKind.ModelRemoved or ChangeKind.ModelRenamed or ChangeKind.LayerChanged or ChangeKind.ColumnRemoved or ChangeKind.ColumnRenamed or ChangeKind.TypeNarrowed or ChangeKind.TypeReplaced
            or ChangeKind.NotNullRemoved or ChangeKind.ValueAdded or ChangeKind.KeyChanged or ChangeKind.ExportRemoved or ChangeKind.ExportOrderChanged or ChangeKind.VersionLowered => ChangeClass.Breaking,
        ChangeKind.ModelAdded or ChangeKind.ColumnAdded or ChangeKind.TypeWidened or ChangeKind.NotNullAdded or ChangeKind.ValueRemoved or ChangeKind.ExportAdded => ChangeClass.Additive,
        ChangeKind.OrderChanged or ChangeKind.VersionRaised or ChangeKind.DeprecationChanged or ChangeKind.VersionOfChanged
            or ChangeKind.DescriptionChanged or ChangeKind.TestsChanged or ChangeKind.TagsChanged or ChangeKind.RowsChanged => ChangeClass.Patch,
        var kind => throw new InvalidOperationException($"The change {kind} has no class."),
    };
}
