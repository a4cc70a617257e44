using System.Globalization;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>Files of tests/Pipelines/Letters: one to three files of each source in a run.</summary>
public sealed class LetterBatches : IBatches
{
    private static readonly string[] Times = ["2026-01-01 12:00:00", "2026-01-02 01:00:00", "2025-12-30 00:00:00", "2026-01-03 10:00:00", ""];
    private static readonly string[] Texts = ["x", "", "s", "t"];

    private readonly Random _random;
    private readonly Population _kinds;
    private int _day;

    /// <summary>Batches drawn from <paramref name="random"/>.</summary>
    public LetterBatches(Random random) => (_random, _kinds) = (random, new(random, "p,w,f,q,e,l,g,o,j,y,m", Kind));

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IReadOnlyList<string>?> NextFiles()
    {
        _day++;
        var files = new Dictionary<string, IReadOnlyList<string>?>();
        for (var number = _random.Next(3); number >= 0; number--)
            files[Name("letters", number)] = ["s,t,k,v,r,a,h,b,d,i,x,u,q,number,file,line,content,c,n", .. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Letter(_random))];
        for (var number = _random.Next(2); number >= 0; number--)
            files[Name("kinds", number)] = _kinds.Next();
        return files;
    }

    private static string Letter(Random random) => Lines.Of(
        random, ["1", "2", "3", ""], Times, ["a", "b", "c"], ["5", "7.50", "5.00"], Texts, Texts, Texts, Texts, Texts, Texts, Texts, Texts, ["0", "1", "", "7"], Texts, Texts, ["1", "2", ""], Texts, ["", "U", "D", "I"], ["1", "2", ""]);

    private static string Kind(Random random) => Lines.Of(
        random, ["a", "b", ""], ["true", "false"], ["7", "-7"], ["0", "1"], ["9223372036854775807", "1"], ["0.50", "7.00"], ["0.1", "1.5"], ["2026-01-31", "2025-12-31"], ["2026-01-01 06:00:00", "2026-01-01 06:00:00.25"],
        ["y", "", "z"], ["m", ""]);

    private string Name(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}_{_day:00}{9 - number}.csv");
}
