using BankingContracts.Runtime.Reporting;
using BankingContracts.Server.Pages;

namespace BankingContracts.Server.Documents;

/// <summary>Addresses within the page of a run.</summary>
/// <param name="Report">What the page shows.</param>
internal sealed record RunFileLinks(QualityReport Report) : IRunLinks
{
    /// <summary>The id of the line of a model.</summary>
    public static string IdOf(string model) => "model-" + model;

    /// <inheritdoc/>
    public string LinkToModel(string name) => "#" + IdOf(name);

    /// <inheritdoc/>
    public string LinkToLineage(string model) => "#lineage";

    /// <inheritdoc/>
    public string? LinkToColumn(string model, string column) => null;

    /// <inheritdoc/>
    public string? LinkToTest(ReportedTest test) => null;

    /// <inheritdoc/>
    public string? LinkToQuarantine(string staging) => Report.Quarantine.Any(q => q.Model == staging) ? "#quarantine" : null;

    /// <inheritdoc/>
    public string? LinkToHeld(string staging) => null;

    /// <inheritdoc/>
    public string? LinkToFile(string hash) => null;
}
