using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Server.Pages;

/// <summary>Addresses of the service's pages about a run.</summary>
/// <param name="Frame">What the page knows of its request.</param>
/// <param name="RunId">The run.</param>
internal sealed record RunLinks(PageFrame Frame, string RunId) : IRunLinks
{
    /// <inheritdoc/>
    public string LinkToModel(string name) => Frame.LinkToModel(name);

    /// <inheritdoc/>
    public string LinkToLineage(string model) => Frame.LinkToLineage(model);

    /// <inheritdoc/>
    public string LinkToColumn(string model, string column) => Frame.LinkToColumn(model, column);

    /// <inheritdoc/>
    public string LinkToTest(ReportedTest test) => test.File is not null && Frame.MaySeeValues
        ? Frame.Link($"/runs/{Uri.EscapeDataString(RunId)}/failing/{Uri.EscapeDataString(test.Test)}")
        : Frame.Link($"/quality/{Uri.EscapeDataString(test.Test)}");

    /// <inheritdoc/>
    public string LinkToQuarantine(string staging) => Frame.Link($"/quarantine?model={Uri.EscapeDataString(staging)}&run={Uri.EscapeDataString(RunId)}");

    /// <inheritdoc/>
    public string LinkToHeld(string staging) => Frame.Link($"/quarantine?model={Uri.EscapeDataString(staging)}");

    /// <inheritdoc/>
    public string LinkToFile(string hash) => Frame.Link($"/files?q={hash}");
}
