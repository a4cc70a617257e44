namespace BankingContracts.ContractModel.Resolution;

/// <summary>Sorts models so that each model comes after all models that it reads.</summary>
internal static class DependencyOrder
{
    /// <summary>
    /// The entries of <paramref name="graph"/> in dependency order. If several entries have no open upstream, the lowest layer comes first,
    /// then the ordinal name. A quarantine table comes right after its staging model. Another check reports circles of models. Here a circle
    /// starts at its first model in the same order.
    /// </summary>
    public static IReadOnlyList<CatalogEntry> Sort(ReferenceGraph graph)
    {
        var readers = new Dictionary<CatalogEntry, List<CatalogEntry>>();
        var missing = new Dictionary<CatalogEntry, int>();
        var remaining = new SortedSet<CatalogEntry>(Comparer<CatalogEntry>.Create(Compare));
        var ready = new SortedSet<CatalogEntry>(remaining.Comparer);
        foreach (var entry in graph.Entries)
        {
            remaining.Add(entry);
            var before = graph.Before(entry).ToList();
            missing.Add(entry, before.Count);
            if (missing[entry] == 0)
                ready.Add(entry);
            foreach (var upstream in before)
            {
                if (!readers.TryGetValue(upstream, out var list))
                    readers.Add(upstream, list = []);
                list.Add(entry);
            }
        }

        var order = new List<CatalogEntry>(remaining.Count);
        while (remaining.Count > 0)
        {
            var next = ready.Count > 0 ? ready.Min : remaining.Min;
            ready.Remove(next);
            remaining.Remove(next);
            order.Add(next);
            foreach (var reader in readers.TryGetValue(next, out var list) ? list : [])
            {
                if (--missing[reader] == 0 && remaining.Contains(reader))
                    ready.Add(reader);
            }
        }

        return order;
    }

    private static int Compare(CatalogEntry left, CatalogEntry right)
    {
        var byLayer = (int)left.Layer - (int)right.Layer;
        if (byLayer != 0)
            return byLayer;
        var byName = string.CompareOrdinal(left.Contract.Name, right.Contract.Name);
        return byName != 0 ? byName : (int)left.Kind - (int)right.Kind;
    }
}
