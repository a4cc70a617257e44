namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>A rule that contracts must keep.</summary>
/// <param name="Id">BKC and four digits; the first digit is the block.</param>
/// <param name="Title">A few words, for lists.</param>
/// <param name="Message">One sentence with {0}, {1} ... : the offending name, the fix, near names.</param>
/// <param name="Severity">Default severity.</param>
/// <param name="IsConfigurable">Whether users may change the severity; naming rules, and the warning about a deprecated model.</param>
public sealed record Rule(string Id, string Title, string Message, RuleSeverity Severity = RuleSeverity.Error, bool IsConfigurable = false)
{
    /// <summary>The rule's page.</summary>
    public string HelpLink => "https://github.com/bankingcontracts/bankingcontracts/blob/main/docs/rules/" + Id + ".md";
}
