using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Pages;

/// <summary>What every page knows of its request.</summary>
/// <param name="Root">What addresses of pages begin with: empty, or for example <c>/pipeline</c>.</param>
/// <param name="Section">The entry of the menu that the page belongs to, for example <c>runs</c>.</param>
/// <param name="Zone">The time zone of the viewer.</param>
/// <param name="Now">The time, UTC.</param>
public sealed record PageFrame(string Root, string Section, TimeZoneInfo Zone, DateTime Now) : IModelLinks
{
    /// <summary>The pipeline's name.</summary>
    public required string Pipeline { get; init; }

    /// <summary>The engine with its database.</summary>
    public required string Database { get; init; }

    /// <summary>The name of the form field that proves that a form is the service's own.</summary>
    public required string TokenField { get; init; }

    /// <summary>The value of that field.</summary>
    public required string Token { get; init; }

    /// <summary>The version in the addresses of style sheet and script, so that a browser keeps them until they change.</summary>
    public required string AssetVersion { get; init; }

    /// <summary>The name of the viewer; null where nobody signs in here.</summary>
    public string? User { get; init; }

    /// <summary>Whether the viewer may start and stop runs; who may not sees no buttons for it.</summary>
    public required bool MayOperate { get; init; }

    /// <summary>Whether the viewer may see values of tables; who may not sees no links to them.</summary>
    public required bool MaySeeValues { get; init; }

    /// <summary>Why the store cannot be used; null while it can. A page that finds it out sets it.</summary>
    public string? StoreFault { get; set; }

    /// <summary>When the store became unreachable, UTC; null while it can be used.</summary>
    public DateTime? StoreAwaySince { get; init; }

    /// <summary>The run that is under way; null when there is none.</summary>
    public RunEntry? Current { get; init; }

    /// <summary>The next time at which a schedule is due, UTC, with its name; null when none is.</summary>
    public (string Schedule, DateTime At)? Next { get; init; }

    /// <summary>How many runs wait.</summary>
    public int Waiting { get; init; }

    /// <summary>The address of a page.</summary>
    /// <param name="path">Its path, beginning with a slash.</param>
    public string Link(string path) => Root + path;

    /// <inheritdoc/>
    public string LinkToModel(string name) => Link($"/models/{Uri.EscapeDataString(name)}");

    /// <inheritdoc/>
    public string LinkToLineage(string model) => Link($"/lineage?model={Uri.EscapeDataString(model)}");

    /// <inheritdoc/>
    public string LinkToColumn(string model, string column) => $"{LinkToLineage(model)}&column={Uri.EscapeDataString(column)}";

    /// <summary>The address of the page of a run.</summary>
    public string LinkToRun(string id) => Link($"/runs/{Uri.EscapeDataString(id)}");
}
