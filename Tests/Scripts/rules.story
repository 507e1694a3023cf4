$ mppc explain MPP0401 --lang en

$ mppc explain unreachable-state --lang id

$ mppc explain unreachable-stat --lang en

$ mppc explain 9999 --lang id

$ mppc rules --lang en | head -3
