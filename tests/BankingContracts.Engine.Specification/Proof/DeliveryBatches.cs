using System.Globalization;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>
/// Files of tests/Pipelines/Deliveries: several delta files in a run, late and future rows, deletions and returns, files sent twice
/// or under a name that was loaded before, days of full files at once.
/// </summary>
public sealed class DeliveryBatches : IBatches
{
    private static readonly string[] Keys = ["1", "2", "3", " 1", ""];
    private static readonly string[] Operations = ["", "U", "D", "d ", "I", "x"];
    private static readonly string[] Times =
    [
        "2026-01-05 00:00:00", "2026-01-03 10:00:00", "2026-01-01T12:00:00Z", "2025-12-30 00:00:00.000001", "2026-01-04 23:00:00.5", "2026-01-02 01:00:00", "", "2026-01-02",
    ];

    private readonly Random _random;
    private readonly string[] _entities;
    private readonly Dictionary<string, IReadOnlyList<string>> _sent = [];
    private readonly Population _holders;
    private readonly Population _branches;
    private int _day;

    /// <summary>Batches for some entities drawn from <paramref name="random"/>.</summary>
    public DeliveryBatches(Random random, params string[] entities)
    {
        (_random, _entities) = (random, entities);
        _holders = new(random, "region_id,holder_id,name", r => Lines.Of(r, ["a|b", "a", "null", "A", ""], ["c", "b|c", "1", "null"], ["Ada", "ADA", "Bob", "none"]));
        _branches = new(random, "branch_id,since,city", r => Lines.Of(r, ["1", "2", "3", "01", "x"], Times, ["Bonn", "Ulm", "", "Kiel"]));
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IReadOnlyList<string>?> NextFiles()
    {
        _day++;
        var files = new Dictionary<string, IReadOnlyList<string>?>();
        if (_entities.Contains("card"))
            Send(files, "cards", "card_id,holder_id,spending,note,op,seq", r => Lines.Of(r, ["c1", "c2", "C1", "c3", " c2", ""], ["1", "c", "b|c", "x"], ["5", "7.50", "5.00", "-1", "1e3"], ["", "new", "n/a"], Operations, ["1", "2", "10", "", "x"]));
        if (_entities.Contains("rate"))
            Send(files, "rates", "rate_id,changed_at,pct,op", r => Lines.Of(r, Keys, Times, ["1.5", "1.500", "2", "", "0.0001"], Operations));
        if (_entities.Contains("claim"))
            Send(files, "claims", "claim_id,changed_at,revision_id,amount,op", r => Lines.Of(r, Keys, Times, ["1", "2", "3"], ["5", "6", "6.00", "x"], Operations));
        if (_entities.Contains("holder"))
            SendHolders(files);
        if (_entities.Contains("branch"))
            files["branches.csv"] = _branches.Next();
        return files;
    }

    private void Send(Dictionary<string, IReadOnlyList<string>?> files, string name, string header, Func<Random, string> line)
    {
        for (var number = Math.Max(0, _random.Next(4) - 2) + _random.Next(2); number >= 0; number--)
        {
            var sent = _sent.Where(s => s.Key.StartsWith(name, StringComparison.Ordinal)).ToList();
            var file = sent.Count > 0 && _random.Next(8) == 0 ? sent[_random.Next(sent.Count)].Key : Name(name, number);
            var lines = sent.Count > 0 && _random.Next(10) == 0
                ? sent[_random.Next(sent.Count)].Value
                : [header, .. Enumerable.Range(0, _random.Next(5)).Select(_ => line(_random))];
            files[file] = _sent[file] = lines;
        }
    }

    private void SendHolders(Dictionary<string, IReadOnlyList<string>?> files)
    {
        if (_random.Next(5) == 0)
        {
            foreach (var old in _sent.Keys.Where(k => k.StartsWith("holders", StringComparison.Ordinal)).ToList())
            {
                files[old] = null;
                _sent.Remove(old);
            }
        }

        for (var number = _random.Next(2); number >= 0; number--)
        {
            var file = Name("holders", number);
            files[file] = _sent[file] = _holders.Next();
        }
    }

    private string Name(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}_{_day:00}{9 - number}.csv");
}
