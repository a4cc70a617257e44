using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Faults;

/// <summary>A user's SQL, of a model or an audit. A search looks for the row on which it fails.</summary>
/// <param name="Model">The query model; null for an audit.</param>
/// <param name="Audit">The audit; null for a model.</param>
public sealed record FaultySql(ModelDefinition? Model, AuditDefinition? Audit)
{
    /// <summary>The SQL of a model.</summary>
    public static FaultySql Of(ModelDefinition model) => new(model, null);

    /// <summary>The SQL of an audit.</summary>
    public static FaultySql Of(AuditDefinition audit) => new(null, audit);

    /// <summary>Its name for users.</summary>
    public string Name => Model is null ? $"the audit {Audit!.Name} on {Audit.Model}" : Model.Name;

    /// <summary>The models that it reads.</summary>
    public IReadOnlyList<string> Reads => Model?.Upstreams ?? Audit!.Reads;

    /// <summary>How rows of the models that it reads reach its result.</summary>
    public IReadOnlyList<LinkDefinition> Links => Model?.Links ?? Audit!.Links;

    /// <summary>
    /// The file with the SQL, or with the contract that the SQL is made from, below the contracts folder; empty when no file asks for it.
    /// </summary>
    public string File => Model is null ? Audit!.File : ((QueryBody)Model.Body).File;

    /// <summary>
    /// The entry of the contract that the SQL is made from. It is null when people wrote the SQL, because then the line shows the place.
    /// </summary>
    public string? Entry => Audit is null or { IsSingular: true } ? null : $"{(Audit.Column is null ? "" : $"column {Audit.Column}, ")}test {Audit.Type.Word()}";
}
