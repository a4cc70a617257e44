using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Sql.Audits;

/// <summary>An audit whose failing rows are followed by one of its columns.</summary>
/// <param name="Audit">The audit.</param>
/// <param name="FailingBefore">Its failing rows as of the last commit.</param>
/// <param name="Output">The column of its failing rows.</param>
/// <param name="Links">One link to it for every model it reads that has one.</param>
/// <param name="Domain">The values that its changed models touch, and those of audits that compare the same columns.</param>
internal sealed record LinkedAudit(AuditDefinition Audit, long FailingBefore, string Output, IReadOnlyList<LinkDefinition> Links, int Domain)
{
    /// <summary>The column by which <paramref name="model"/> is restricted, or null when it is read whole.</summary>
    public string? ColumnOf(string model) => Links.FirstOrDefault(l => l.Upstream == model)?.Column;
}
