namespace BankingContracts.ContractModel.Model;

/// <summary>The layers' names, which are also their folders'.</summary>
public static class LayerNames
{
    private static readonly string[] Names = ["source", "staging", "snapshots", "intermediate", "marts"];

    /// <summary>The name of <paramref name="layer"/>.</summary>
    public static string Folder(this Layer layer) => Names[(int)layer];

    /// <summary>The layer of the folder <paramref name="name"/>; null when it is none.</summary>
    public static Layer? Find(string name) => Array.IndexOf(Names, name) is var index and >= 0 ? (Layer)index : null;
}
