using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Language;

/// <summary>Asks about layer sets.</summary>
public static class LayerSets
{
    private static readonly Layer[] Layers = (Layer[])Enum.GetValues(typeof(Layer));

    /// <summary>Whether <paramref name="set"/> contains <paramref name="layer"/>.</summary>
    public static bool Has(this LayerSet set, Layer layer) => ((int)set & (1 << (int)layer)) != 0;

    /// <summary>The folders of <paramref name="set"/> as a phrase, for example <c>intermediate and marts</c>.</summary>
    public static string Phrase(this LayerSet set)
    {
        var names = Layers.Where(l => set.Has(l)).Select(Words<Layer>.Of).ToArray();
        return names.Length < 2
            ? string.Concat(names)
            : string.Join(", ", names.Take(names.Length - 1)) + " and " + names[names.Length - 1];
    }
}
