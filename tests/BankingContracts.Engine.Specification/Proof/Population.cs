namespace BankingContracts.Engine.Specification.Proof;

/// <summary>The lines of a full file from day to day: rows come, change, go, return and multiply.</summary>
public sealed class Population(Random random, string header, Func<Random, string> line)
{
    private readonly List<string> _seen = [];
    private List<string> _lines = [];

    /// <summary>The next day's file.</summary>
    public IReadOnlyList<string> Next()
    {
        var lines = _lines.Where(_ => random.Next(6) > 0).ToList();
        for (var changes = random.Next(_lines.Count == 0 ? 2 : 0, 5); changes > 0; changes--)
        {
            switch (random.Next(6))
            {
                case 0 when _seen.Count > 0:
                    lines.Add(Pick(_seen));
                    break;
                case 1 when lines.Count > 0 && _seen.Count > 0:
                    lines[random.Next(lines.Count)] = Pick(_seen);
                    break;
                default:
                    lines.Add(line(random));
                    break;
            }
        }

        if (random.Next(3) == 0)
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines));
        _seen.AddRange(lines.Except(_seen));
        _lines = lines;
        return [header, .. lines];
    }

    private string Pick(List<string> lines) => lines[random.Next(lines.Count)];
}
