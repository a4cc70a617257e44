using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Language;

/// <summary>Layers in which a key is allowed or mandatory.</summary>
[Flags]
public enum LayerSet
{
    /// <summary>No layer.</summary>
    None = 0,

    /// <summary><see cref="Layer.Source"/>.</summary>
    Source = 1 << Layer.Source,

    /// <summary><see cref="Layer.Staging"/>.</summary>
    Staging = 1 << Layer.Staging,

    /// <summary><see cref="Layer.Snapshots"/>.</summary>
    Snapshots = 1 << Layer.Snapshots,

    /// <summary><see cref="Layer.Intermediate"/>.</summary>
    Intermediate = 1 << Layer.Intermediate,

    /// <summary><see cref="Layer.Marts"/>.</summary>
    Marts = 1 << Layer.Marts,

    /// <summary>The layers whose models are queries.</summary>
    Queries = Intermediate | Marts,

    /// <summary>Every layer whose contracts are under <c>models</c>.</summary>
    Models = Source | Staging | Queries,

    /// <summary>Every layer.</summary>
    All = Models | Snapshots,
}
