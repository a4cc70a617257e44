using System.Text;

namespace BankingContracts.SqlCheck.Rewriting;

/// <summary>
/// Changes of a text: parts that are replaced, and texts that are put around parts. They are collected from the inside to the outside: what is
/// put around a part is also put around everything that was put around it before.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class TextEdits(string text)
{
    private readonly List<Edit> _edits = [];

    /// <summary>Whether there is no change.</summary>
    public bool IsEmpty => _edits.Count == 0;

    /// <summary>Puts texts around the part from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public void Enclose(int start, int end, string before, string after)
    {
        _edits.Add(new Edit(start, start, Place.Before, () => before));
        _edits.Add(new Edit(end, end, Place.After, () => after));
    }

    /// <summary>Puts <paramref name="added"/> after the part that ends at <paramref name="end"/>.</summary>
    public void Append(int end, string added) => _edits.Add(new Edit(end, end, Place.After, () => added));

    /// <summary>Replaces the part from <paramref name="start"/> up to <paramref name="end"/>, with all changes inside it.</summary>
    public void Replace(int start, int end, string by) => Replace(start, end, () => by);

    /// <summary>The same with a text that is made at the end, when all changes are known. It may use <see cref="Render"/> for smaller parts.</summary>
    public void Replace(int start, int end, Func<string> by) => _edits.Add(new Edit(start, end, Place.Instead, by));

    /// <summary>The part from <paramref name="start"/> up to <paramref name="end"/> with its changes.</summary>
    public string Render(int start, int end)
    {
        var result = new StringBuilder();
        var position = start;
        foreach (var edit in Ordered(start, end))
        {
            // It lies inside a part that is replaced.
            if (edit.Start < position)
                continue;
            result.Append(text, position, edit.Start - position).Append(edit.By());
            position = edit.End;
        }

        return result.Append(text, position, end - position).ToString();
    }

    /// <summary>The changes of a part: at one place first the ends of what is before it, then the beginnings of what follows.</summary>
    private List<Edit> Ordered(int start, int end) =>
    [
        .. _edits
        .Select(static (e, i) => (Edit: e, Index: i))
        .Where(e => e.Edit.Start >= start && e.Edit.End <= end
            && !(e.Edit.Place == Place.After && e.Edit.Start == start)
            && !(e.Edit.Place == Place.Before && e.Edit.Start == end))
        .OrderBy(static e => e.Edit.Start)
        .ThenBy(static e => e.Edit.Place)
        .ThenBy(static e => e.Edit.Place switch { Place.Before => -e.Index, Place.After => e.Index, _ => -e.Edit.End })
        .Select(static e => e.Edit),
    ];

    private enum Place
    {
        After,
        Before,
        Instead,
    }

    private sealed record Edit(int Start, int End, Place Place, Func<string> By);
}
