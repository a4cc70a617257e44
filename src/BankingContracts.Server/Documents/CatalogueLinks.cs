using BankingContracts.Server.Pages;

namespace BankingContracts.Server.Documents;

/// <summary>Addresses in a catalogue, relative to the file that they stand in, so that it can be opened from a disk and served from anywhere.</summary>
/// <param name="Up">The way from the file to the catalogue's folder: empty, or <c>../</c>.</param>
public sealed record CatalogueLinks(string Up) : IModelLinks
{
    /// <summary>The folder of the files of models.</summary>
    public const string ModelFolder = "models";

    /// <summary>The first page.</summary>
    public const string IndexFile = "index.html";

    /// <summary>The picture of all models.</summary>
    public const string LineageFile = "lineage.html";

    /// <summary>The style sheet.</summary>
    public const string StyleFile = "service.css";

    /// <summary>The entries of the menu.</summary>
    public IReadOnlyList<(string Address, string Label)> Menu => [(Up + IndexFile, "Models"), (Up + LineageFile, "Lineage")];

    /// <summary>The address of the style sheet.</summary>
    public string StyleSheet => Up + StyleFile;

    /// <summary>The file of a model, below the catalogue's folder.</summary>
    public static string FileOf(string model) => $"{ModelFolder}/{model}.html";

    /// <inheritdoc/>
    public string LinkToModel(string name) => Up + FileOf(name);

    /// <inheritdoc/>
    public string LinkToLineage(string model) => LinkToModel(model) + "#lineage";

    /// <inheritdoc/>
    public string? LinkToColumn(string model, string column) => null;
}
