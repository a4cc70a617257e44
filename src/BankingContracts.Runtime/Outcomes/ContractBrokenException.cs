using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Outcomes;

/// <summary>A model's SQL returned rows that its contract's constraints forbid. So the audits of these constraints fail.</summary>
public sealed class ContractBrokenException(ModelDefinition model, IReadOnlyList<BrokenConstraint> broken)
    : Exception($"The rows of {model.Name} break its contract: {string.Join("; ", broken.Select(b => Describe(model, b)))}.")
{
    /// <summary>The model.</summary>
    public ModelDefinition Model { get; } = model;

    /// <summary>The message without keys, for logs and programs elsewhere.</summary>
    public string LoggedMessage => $"The rows of {Model.Name} break its contract: {string.Join("; ", Broken.Select(What))}.";

    /// <summary>The constraints that its rows break.</summary>
    public IReadOnlyList<BrokenConstraint> Broken { get; } = broken;

    private static string Describe(ModelDefinition model, BrokenConstraint constraint)
    {
        var what = What(constraint);
        var keys = constraint.Rows.Keys([model]);
        return keys.Count == 0 ? what : $"{what} ({string.Join("; ", keys)}{(constraint.FailingRows > keys.Count ? "; ..." : "")})";
    }

    private static string What(BrokenConstraint constraint) => constraint.Type == AuditType.NotNull
        ? $"{constraint.Column} is NULL in {(constraint.FailingRows == 1 ? "1 row" : $"{constraint.FailingRows} rows")}"
        : $"{(constraint.FailingRows == 1 ? "1 value" : $"{constraint.FailingRows} values")} of {constraint.Column ?? "the key"} {(constraint.FailingRows == 1 ? "occurs" : "occur")} more than once";
}
