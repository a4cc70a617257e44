using System.Runtime.CompilerServices;

namespace BankingContracts.Adbc.Native;

/// <summary>
/// What was opened from an object and may still be open. The children keep their parent alive, and it does not keep them: the garbage collector
/// closes what was forgotten.
/// </summary>
/// <param name="owner">The object from which they were opened.</param>
internal sealed class OpenObjects(object owner)
{
    private readonly ConditionalWeakTable<IDisposable, OpenObjects> _open = [];

    /// <summary>The object from which they were opened.</summary>
    public object Owner { get; } = owner;

    /// <summary>Remembers <paramref name="child"/>.</summary>
    public void Add(IDisposable child) => _open.AddOrUpdate(child, this);

    /// <summary>Forgets <paramref name="child"/>, because it is closed.</summary>
    public void Remove(IDisposable child) => _open.Remove(child);

    /// <summary>Closes all of them.</summary>
    public void Close()
    {
        foreach (var (child, _) in _open.ToList())
            child.Dispose();
    }
}
