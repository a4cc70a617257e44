using System.Globalization;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>
/// One to three full files a run of holders or branches, also in the first: all new, some of those before changed, the same under other names,
/// or none new.
/// </summary>
public sealed class FullFileBatches(Random random, string entity) : IBatches
{
    private static readonly string[] Times =
        ["2026-01-01 00:00:00", "2026-01-01 12:00:00", "2026-01-02 01:00:00", "2026-01-03 10:00:00", "2026-01-04 23:00:00", "2026-01-05 00:00:00", ""];

    private readonly Population _population = entity == "holder"
        ? new(random, "region_id,holder_id,name", r => Lines.Of(r, ["a", "b"], ["c", "d", "1", "e"], ["Ada", "ADA", "Bob", "none"]))
        : new(random, "branch_id,since,city", r => Lines.Of(r, ["1", "2", "3", "4", "x"], Times, ["Bonn", "Ulm", "Kiel"]));

    private readonly Dictionary<string, IReadOnlyList<string>> _present = [];
    private int _run;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IReadOnlyList<string>?> NextFiles()
    {
        _run++;
        var files = new Dictionary<string, IReadOnlyList<string>?>();
        var way = random.Next(6);
        if (_run > 1 && way == 0)
            return files;
        if (_run > 1 && way == 1)
        {
            // The same bytes under other names.
            foreach (var (name, lines) in _present.ToList())
                Replace(files, name, "again_" + name, lines);
            return files;
        }

        foreach (var name in _present.Keys.Where(_ => way > 2 || random.Next(2) == 0).ToList())
        {
            _present.Remove(name);
            files[name] = null;
        }

        for (var number = random.Next(3); number >= 0; number--)
            Add(files, Name(number), _population.Next());
        return files;
    }

    private void Replace(Dictionary<string, IReadOnlyList<string>?> files, string old, string name, IReadOnlyList<string> lines)
    {
        _present.Remove(old);
        files[old] = null;
        Add(files, (entity == "holder" ? "holders_" : "branches_") + name.Replace("holders_", "", StringComparison.Ordinal).Replace("branches_", "", StringComparison.Ordinal), lines);
    }

    private void Add(Dictionary<string, IReadOnlyList<string>?> files, string name, IReadOnlyList<string> lines) => files[name] = _present[name] = lines;

    private string Name(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{(entity == "holder" ? "holders" : "branches")}_{_run}{number}.csv");
}
