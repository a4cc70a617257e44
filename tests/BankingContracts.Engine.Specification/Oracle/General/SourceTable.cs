namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>A source table: rows as received, each with the run that brought it.</summary>
public sealed class SourceTable(SourceRules rules)
{
    private readonly Dictionary<string, IReadOnlyList<Rejection>> _raggedByFile = [];
    private readonly List<(string Name, string Content)> _loaded = [];
    private List<string> _lastContents = [];
    private List<string> _lastNames = [];
    private readonly Dictionary<TextRow, string?> _sequences = [];
    private List<Arrival<TextRow>> _rows = [];

    /// <summary>The rows.</summary>
    public IReadOnlyList<Arrival<TextRow>> Rows => _rows;

    /// <summary>The records that are no rows.</summary>
    public IEnumerable<Rejection> Ragged => _raggedByFile.Values.SelectMany(r => r);

    /// <summary>Of the files that are there those to load, in name order: one delivery each, or parts of one.</summary>
    public IReadOnlyList<IReadOnlyList<(string Name, byte[] Content)>> Due(IReadOnlyDictionary<string, byte[]> files)
    {
        var own = files.Where(f => rules.Takes(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value)).ToList();
        if (rules.FilesAreParts)
            return DueParts(own);
        var due = new List<IReadOnlyList<(string, byte[])>>();
        foreach (var (name, content) in own)
        {
            // A lone full file may be the one before under another name; whoever sends a delta file again means it.
            var last = own.Count == 1 && !rules.IsDelta ? _loaded.LastOrDefault().Content : _loaded.LastOrDefault(l => l.Name == name).Content;
            if (last != Convert.ToHexString(content))
                due.Add([(name, content)]);
        }

        return due;
    }

    /// <summary>Loads one delivery; returns the number of its records.</summary>
    public int Load(IReadOnlyList<(string Name, byte[] Content)> files, DateTime runAt)
    {
        _loaded.AddRange(files.Select(f => (f.Name, Convert.ToHexString(f.Content))));
        _lastContents = Contents(files);
        _lastNames = [.. files.Select(f => f.Name)];
        if (!rules.IsDelta)
            _raggedByFile.Clear();
        var rows = new List<TextRow>();
        var ragged = 0;
        foreach (var (name, content) in files)
        {
            var received = Delivery.Read(content, rules.Columns, fields => new TextRow(fields));
            _raggedByFile[name] = received.Ragged;
            ragged += received.Ragged.Count;
            rows.AddRange(received.Rows);
        }

        if (rules.IsDelta)
            ApplyDelta(rows, runAt);
        else
            _rows = Merge(_rows, rows, runAt);
        return rows.Count + ragged;
    }

    /// <summary>What is new, with the parts of the last delivery that stayed as they were, unless all of them did.</summary>
    private IReadOnlyList<IReadOnlyList<(string Name, byte[] Content)>> DueParts(List<(string Name, byte[] Content)> own)
    {
        var isKnown = own.ToLookup(f => _loaded.LastOrDefault(l => l.Name == f.Name).Content == Convert.ToHexString(f.Content));
        var kept = isKnown[true].Where(f => _lastNames.Contains(f.Name)).ToList();
        List<(string Name, byte[] Content)> due = [.. isKnown[false].Concat(kept).OrderBy(f => f.Name, StringComparer.Ordinal)];
        if (Contents(due).SequenceEqual(_lastContents))
            return [];
        if (due.Count == 0)
            return [own];
        return [_lastNames.Count > 0 && kept.Count == _lastNames.Count ? [.. isKnown[false]] : due];
    }

    private static List<string> Contents(IEnumerable<(string Name, byte[] Content)> files) =>
        [.. files.Select(f => Convert.ToHexString(f.Content)).Order(StringComparer.Ordinal)];

    private void ApplyDelta(IReadOnlyList<TextRow> received, DateTime runAt)
    {
        var rows = received.GroupBy(KeyOf).Where(g => g.Key is null || rules.Sequence is null || IsNews(g.Key, g)).SelectMany(g => g).ToList();
        var named = rows.Select(KeyOf).Where(k => k is not null).ToHashSet();
        var untouched = _rows.Where(r => KeyOf(r.Row) is { } key && !named.Contains(key));
        var replaced = Merge(_rows.Where(r => named.Contains(KeyOf(r.Row))), rows.GroupBy(KeyOf).Where(g => g.Key is not null).SelectMany(Survivors), runAt);

        // Rows without a key replace nothing and never leave; only what is not there yet is added.
        var keyless = _rows.Where(r => KeyOf(r.Row) is null).ToList();
        var added = rows.Where(r => KeyOf(r) is null).GroupBy(r => r)
            .SelectMany(g => g.Skip(keyless.Count(k => k.Row.Equals(g.Key))))
            .Select(r => new Arrival<TextRow>(r, runAt));
        _rows = [.. untouched, .. replaced, .. keyless, .. added];
    }

    /// <summary>Whether the rows of a key are at least as new as those of files before; remembers how new they are.</summary>
    private bool IsNews(TextRow key, IEnumerable<TextRow> rows)
    {
        var sequences = rows.Select(SequenceOf).ToList();
        var isNumber = sequences.All(IsNumberOrNone);
        var now = sequences.Max(Order(isNumber));
        if (_sequences.TryGetValue(key, out var before) && Order(IsNumberOrNone(before) && isNumber).Compare(before, now) > 0)
            return false;
        _sequences[key] = isNumber ? Number(now)?.ToString(System.Globalization.CultureInfo.InvariantCulture) : now;
        return true;
    }

    private static bool IsNumberOrNone(string? sequence) => sequence is null || sequence.All(char.IsAsciiDigit);

    private static Comparer<string?> Order(bool isNumber) => isNumber
        ? Comparer<string?>.Create((a, b) => Nullable.Compare(Number(a), Number(b)))
        : Comparer<string?>.Create(string.CompareOrdinal);

    /// <summary>Of the rows of one key in file order: those of the highest sequence behind the last deletion.</summary>
    private List<TextRow> Survivors(IEnumerable<TextRow> rows)
    {
        var latest = rows.ToList();
        if (rules.Sequence is not null)
        {
            var sequences = latest.Select(SequenceOf).ToList();
            var order = Order(sequences.All(IsNumberOrNone));
            var highest = sequences.Max(order);
            latest = [.. latest.Where(r => order.Compare(SequenceOf(r), highest) == 0)];
        }

        return [.. latest.Skip(latest.FindLastIndex(rules.IsDeletion) + 1)];
    }

    private static System.Numerics.BigInteger? Number(string? digits) =>
        digits is null ? null : System.Numerics.BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    private string? SequenceOf(TextRow row) => SourceRules.Trimmed(row[rules.Position(rules.Sequence!)]);

    private TextRow? KeyOf(TextRow row)
    {
        var key = rules.DeltaKey.Select(c => SourceRules.Trimmed(row[rules.Position(c)])).ToList();
        return key.Contains(null) ? null : new TextRow(key);
    }

    /// <summary>Copies that were there keep their time, new ones get the run's; when copies leave, the newest do.</summary>
    private static List<Arrival<TextRow>> Merge(IEnumerable<Arrival<TextRow>> before, IEnumerable<TextRow> rows, DateTime runAt)
    {
        var times = before.ToLookup(a => a.Row, a => a.At);
        return
        [
            .. rows.GroupBy(r => r).SelectMany(copies => times[copies.Key]
                .Order()
                .Concat(Enumerable.Repeat(runAt, copies.Count()))
                .Take(copies.Count())
                .Select(at => new Arrival<TextRow>(copies.Key, at))),
        ];
    }
}
