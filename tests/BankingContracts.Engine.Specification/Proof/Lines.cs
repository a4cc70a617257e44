namespace BankingContracts.Engine.Specification.Proof;

/// <summary>Random records.</summary>
public static class Lines
{
    /// <summary>One value of each pool; those that stand first come more often, and now and then a record has too few or too many fields.</summary>
    public static string Of(Random random, params string[][] pools)
    {
        var fields = pools.Select(p => p[Math.Min(random.Next(p.Length), random.Next(p.Length))]).ToList();
        switch (random.Next(40))
        {
            case 0:
                fields.RemoveAt(fields.Count - 1);
                break;
            case 1:
                fields.Add(random.Next(2) == 0 ? "x" : "");
                break;
        }

        return string.Join(',', fields);
    }
}
