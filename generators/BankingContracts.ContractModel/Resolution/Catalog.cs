using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>All models of a pipeline by name, also the quarantine tables.</summary>
internal sealed class Catalog
{
    private const int MaximumSearches = 50;

    private readonly Dictionary<string, CatalogEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _suggestions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unreadable;
    private readonly HashSet<(Layer Layer, string Name)> _declared = [];
    private int _searches;

    private Catalog(IReadOnlyList<ParsedFile> files, Findings findings)
    {
        Policy = files.Select(static f => f.Policy).FirstOrDefault(static p => p is not null) ?? PipelinePolicy.Default;
        _unreadable = new HashSet<string>(files.Where(IsUnreadable).Select(static f => Stem(f.Path)), StringComparer.Ordinal);
        var models = new List<CatalogEntry>();
        foreach (var parsed in files.OrderBy(static f => f.Path, StringComparer.Ordinal).SelectMany(static f => f.Contracts))
        {
            if (parsed.Contract.Name.Length == 0)
                continue;
            _declared.Add((parsed.Contract.Layer, parsed.Contract.Name));
            var entry = new CatalogEntry(parsed.Contract.Name, Kind(parsed.Contract.Layer), parsed);
            if (_entries.TryGetValue(entry.Name, out var first))
            {
                findings.Add(ContractRules.DuplicateModel, entry.NameSpan, entry.Name, Place(first.NameSpan));
                continue;
            }

            _entries.Add(entry.Name, entry);
            models.Add(entry);
        }

        Models = models;
        Quarantines = models.FindAll(static m => m.Kind == ModelKind.Staging).ConvertAll(static s => Quarantine(s)).FindAll(q => Add(q, findings));
    }

    /// <summary>The layers' rules and the abbreviations.</summary>
    public PipelinePolicy Policy { get; }

    /// <summary>The models that have a contract, each name once, ordered by path and position.</summary>
    public IReadOnlyList<CatalogEntry> Models { get; }

    /// <summary>The quarantine tables, one per staging model.</summary>
    public IReadOnlyList<CatalogEntry> Quarantines { get; }

    /// <summary>Makes the catalog of <paramref name="files"/>. If a model is defined twice, this is reported, and the first one is used.</summary>
    public static Catalog Build(IReadOnlyList<ParsedFile> files, Findings findings) => new(files, findings);

    /// <summary>The model whose name is exactly <paramref name="name"/>, as in a contract; null when there is none.</summary>
    public CatalogEntry? Find(string name) => FindTable(name) is { } entry && entry.Name == name ? entry : null;

    /// <summary>The model that SQL calls <paramref name="name"/>, in any letter case; null when there is none.</summary>
    public CatalogEntry? FindTable(string name) => _entries.TryGetValue(name, out var entry) ? entry : null;

    /// <summary>The staging model whose refused rows are in <paramref name="quarantine"/>.</summary>
    public CatalogEntry StagingOf(CatalogEntry quarantine) => _entries[quarantine.Contract.Name];

    /// <summary>Whether a contract called <paramref name="name"/> is in <paramref name="layer"/>, also if it is a duplicate.</summary>
    public bool IsDeclared(Layer layer, string name) => _declared.Contains((layer, name));

    /// <summary>Whether a file with this name could not be read. Such a file may define the model.</summary>
    public bool IsUnreadable(string name) => _unreadable.Contains(name);

    /// <summary>The end of a sentence about the unknown model <paramref name="name"/>: the nearest name, or what to do.</summary>
    public string Suggest(string name)
    {
        if (!_suggestions.TryGetValue(name, out var suggestion))
        {
            // A model says what it was called before. The name is a file or an address, for example in from 'accounts.csv'.
            suggestion = _entries.Values.FirstOrDefault(e => e.Contract.RenamedFrom.Contains(name)) is { } renamed ? "; it is named '" + renamed.Name + "' now"
                : name.IndexOfAny(['.', '/', '\\', ':', '*']) >= 0 ? "; a query reads models only, so load the file as a source" : Near(name, _entries.Values);
            if (suggestion.Length == 0)
                suggestion = "; correct it or add its contract";
            _suggestions.Add(name, suggestion);
        }

        return suggestion;
    }

    /// <summary>
    /// The end of a sentence that suggests one of <paramref name="candidates"/>; empty when none is near. Each search reads all names, so only
    /// the first searches are made. Thousands of unknown names have another cause, and suggestions do not help then.
    /// </summary>
    public string Near(string name, IEnumerable<CatalogEntry> candidates) =>
        ++_searches > MaximumSearches ? "" : NearName.Suggest(name, candidates.Select(static e => e.Name));

    /// <summary>A position for a message: the file with its folder, and the line.</summary>
    public static string Place(SourceSpan span)
    {
        var parts = span.Path.Split('/', '\\');
        var path = string.Join("/", parts.Skip(Math.Max(0, parts.Length - 2)));
        return string.Format(CultureInfo.InvariantCulture, "{0}, line {1}", path, span.Line + 1);
    }

    private static ModelKind Kind(Layer layer) => layer switch
    {
        Layer.Source => ModelKind.Source,
        Layer.Staging => ModelKind.Staging,
        Layer.Snapshots => ModelKind.Snapshot,
        Layer.Intermediate or Layer.Marts => ModelKind.Query,
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "no such layer"),
    };

    /// <summary>Whether nothing of <paramref name="file"/> could be read, so that it may have any contract.</summary>
    internal static bool IsUnreadable(ParsedFile file) =>
        file.Contracts.Count == 0 && file.SingularTests.Count == 0 && file.Policy is null && file.Schedules is null && file.Alerts is null && !file.IsLock && file.Diagnostics.Count > 0;

    private static string Stem(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.LastIndexOf('.') is var dot and >= 0 ? name.Substring(0, dot) : name;
    }

    private static CatalogEntry Quarantine(CatalogEntry staging) =>
        new(QuarantineNames.Of(staging.Name), ModelKind.Quarantine, staging.Parsed);

    /// <summary>Adds a quarantine table; false when a contract has the same name, which is reported at the contract.</summary>
    private bool Add(CatalogEntry quarantine, Findings findings)
    {
        if (_entries.TryGetValue(quarantine.Name, out var taken))
        {
            findings.Add(ContractRules.DuplicateModel, taken.NameSpan, taken.Name, "the quarantine of " + Place(quarantine.NameSpan));
            return false;
        }

        _entries.Add(quarantine.Name, quarantine);
        return true;
    }
}
