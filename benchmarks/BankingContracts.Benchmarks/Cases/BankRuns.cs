using BankingContracts.Benchmarks.Measuring;

namespace BankingContracts.Benchmarks.Cases;

/// <summary>Runs product and script in turns over the files of one bank, and holds their outputs against each other.</summary>
internal sealed class BankRuns(BankFolder folder, int repeats)
{
    private const string FirstDay = "2026-01-01T00:00:00Z";
    private const string SecondDay = "2026-01-02T00:00:00Z";

    private static readonly string[] Exports = ["account_summary.csv", "customer_profile.csv"];

    /// <summary>The first load of full files, into new databases.</summary>
    public Task<Comparison> FirstLoadAsync() => RepeatAsync(
        () => folder.Clear("product"),
        () => Programs.ProductAsync(Programs.Pipeline, folder.Work("product"), folder.FirstFull, folder.Work("product_out"), FirstDay),
        "product",
        () => folder.Clear("script"),
        () => Programs.ScriptAsync("load", folder.Work("script"), folder.FirstFull, folder.Work("script_out"), FirstDay),
        "script");

    /// <summary>Full files with 1 % changed, over the databases of the first load.</summary>
    public Task<Comparison> ChangedFullAsync() => RepeatAsync(
        () => folder.Copy("product", "product_2"),
        () => Programs.ProductAsync(Programs.Pipeline, folder.Work("product_2"), folder.SecondFull, folder.Work("product_2_out"), SecondDay),
        "product_2",
        () => folder.Copy("script", "script_2"),
        () => Programs.ScriptAsync("full", folder.Work("script_2"), folder.SecondFull, folder.Work("script_2_out"), SecondDay),
        "script_2");

    /// <summary>The same full files once more.</summary>
    public async Task<Medians> SameFullAsync()
    {
        var runs = new List<MeasuredRun>();
        for (var i = 0; i < repeats; i++)
        {
            folder.Copy("product", "product_2");
            runs.Add(await Programs.ProductAsync(Programs.Pipeline, folder.Work("product_2"), folder.FirstFull, folder.Work("product_2_out"), SecondDay));
        }

        return new Medians(runs);
    }

    /// <summary>The first load of delta files, once: what the next deltas are applied to.</summary>
    public async Task<MeasuredRun> FirstDeltaAsync()
    {
        folder.Clear("delta");
        return await Programs.ProductAsync(Programs.DeltaPipeline, folder.Work("delta"), folder.FirstDelta, folder.Work("delta_out"), FirstDay);
    }

    /// <summary>A delta file, over the databases of the first loads.</summary>
    public Task<Comparison> DeltaAsync(string input) => RepeatAsync(
        () => folder.Copy("delta", "delta_2"),
        () => Programs.ProductAsync(Programs.DeltaPipeline, folder.Work("delta_2"), input, folder.Work("delta_2_out"), SecondDay),
        "delta_2",
        () => folder.Copy("script", "script_2"),
        () => Programs.ScriptAsync("delta", folder.Work("script_2"), input, folder.Work("script_2_out"), SecondDay),
        "script_2");

    private async Task<Comparison> RepeatAsync(
        Action prepareProduct, Func<Task<MeasuredRun>> product, string productName,
        Action prepareScript, Func<Task<MeasuredRun>> script, string scriptName)
    {
        var products = new List<MeasuredRun>();
        var scripts = new List<MeasuredRun>();
        for (var i = 0; i < repeats; i++)
        {
            prepareScript();
            scripts.Add(await script());
            prepareProduct();
            products.Add(await product());
        }

        foreach (var export in Exports)
            SameFiles.Require(Path.Combine(folder.Work(productName + "_out"), export), Path.Combine(folder.Work(scriptName + "_out"), export));
        return new Comparison(new Medians(products), new Medians(scripts));
    }
}
